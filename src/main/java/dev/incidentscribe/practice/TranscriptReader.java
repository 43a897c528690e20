package dev.incidentscribe.practice;

import dev.incidentscribe.command.Zones;
import dev.incidentscribe.practice.Transcript.Act;
import dev.incidentscribe.practice.Transcript.Line;
import dev.incidentscribe.practice.Transcript.Member;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a transcript. First the head, then a line for each thing that was typed:
///
/// ```
/// # a comment
/// channel: #shop-incidents
/// zone: Africa/Nairobi
/// person: amina = Amina Otieno, Africa/Nairobi
/// bot: alerts = Alertmanager
///
/// [2023-03-03 13:03] amina: /incident open the shop is slow sev2
/// [13:05 EAT] amina: {pool} plainly said in the channel
///   and an indented line belongs to the one before it
/// [13:06] brian: (adds :pushpin: to {pool})
/// [13:07] brian: (in the thread of {pool}) @scribe note the pool is full
/// [13:08] amina: (edits {pool}) said otherwise
/// [13:09] amina: (deletes {pool})
/// ```
public final class TranscriptReader {
    private static final Pattern HEAD = Pattern.compile("(channel|zone|person|bot)\\s*:\\s*(.+)");
    private static final Pattern PERSON = Pattern.compile("([\\w.-]+)\\s*=\\s*([^,]+?)\\s*,\\s*(\\S+)");
    private static final Pattern BOT = Pattern.compile("([\\w.-]+)\\s*=\\s*(.+)");
    private static final Pattern LINE =
            Pattern.compile("\\[(?:(\\d{4}-\\d{2}-\\d{2})\\s+)?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?"
                    + "(?:\\s*([AaPp])[Mm])?(?:\\s+([^\\]\\s]+))?]\\s+([\\w.-]+)\\s*:\\s?(.*)");

    private static final Pattern COMMAND = Pattern.compile("/(?:incident|postmortem)(?:\\s|$)");

    private String channel = "incidents";
    private ZoneId zone = ZoneOffset.UTC;
    private final Map<String, Member> people = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> labels = new HashSet<>();
    private final StringBuilder typed = new StringBuilder();
    private Optional<LocalDate> date = Optional.empty();

    private TranscriptReader() {}

    /// The transcript in this text.
    ///
    /// @throws IllegalArgumentException if a line cannot be read; the message names it
    public static Transcript read(String text) {
        var reader = new TranscriptReader();
        List<String> all = text.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            try {
                reader.take(all.get(i));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new IllegalArgumentException("line %d: %s".formatted(i + 1, e.getMessage()), e);
            }
        }
        return new Transcript(reader.channel, reader.people, reader.lines);
    }

    private void take(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        if (Character.isWhitespace(line.charAt(0)) && !lines.isEmpty()) {
            typed.append('\n').append(line.strip());
            Line last = lines.removeLast();
            lines.add(new Line(last.at(), last.who(), ActReader.read(typed.toString())));
            return;
        }
        Matcher timed = LINE.matcher(line);
        if (timed.matches()) {
            lines.add(line(timed));
            return;
        }
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            throw new IllegalArgumentException("neither a head nor “[TIME] who: text”: " + line);
        }
        head(head.group(1), head.group(2).strip());
    }

    private void head(String key, String value) {
        switch (key) {
            case "channel" -> channel = value.startsWith("#") ? value.substring(1) : value;
            case "zone" -> zone = zone(value);
            case "bot" -> {
                Matcher bot = BOT.matcher(value);
                if (!bot.matches()) {
                    throw new IllegalArgumentException("a bot is “handle = Name”, not: " + value);
                }
                people.put(bot.group(1), new Member(bot.group(1), bot.group(2), ZoneOffset.UTC, true));
            }
            default -> {
                Matcher person = PERSON.matcher(value);
                if (!person.matches()) {
                    throw new IllegalArgumentException("a person is “handle = Name, Zone”, not: " + value);
                }
                var member = new Member(person.group(1), person.group(2), zone(person.group(3)));
                people.put(member.handle(), member);
            }
        }
    }

    private Line line(Matcher timed) {
        Member who = people.get(timed.group(7));
        if (who == null) {
            throw new IllegalArgumentException("no person has the handle " + timed.group(7));
        }
        if (timed.group(1) != null) {
            date = Optional.of(LocalDate.parse(timed.group(1)));
        }
        ZoneId in = timed.group(6) == null ? zone : zone(timed.group(6));
        Instant at = date.orElseThrow(() -> new IllegalArgumentException("the first line needs a date"))
                .atTime(time(timed))
                .atZone(in)
                .toInstant();
        if (!lines.isEmpty() && at.isBefore(lines.getLast().at())) {
            throw new IllegalArgumentException("earlier than the line before it; after midnight, write the date");
        }
        typed.setLength(0);
        typed.append(timed.group(8).strip());
        return new Line(at, who, checked(who, ActReader.read(typed.toString())));
    }

    private static LocalTime time(Matcher timed) {
        int hour = Integer.parseInt(timed.group(2));
        int second = timed.group(4) == null ? 0 : Integer.parseInt(timed.group(4));
        if (timed.group(5) != null) {
            hour = hour % 12 + (timed.group(5).equalsIgnoreCase("p") ? 12 : 0);
        }
        return LocalTime.of(hour, Integer.parseInt(timed.group(3)), second);
    }

    /// A slip is named here, with its line, and not only when it is played.
    private Act checked(Member who, Act act) {
        if (who.isBot() && !(act instanceof Act.Say)) {
            throw new IllegalArgumentException("a bot only says something: " + typed);
        }
        switch (act) {
            case Act.Command command -> {
                if (!COMMAND.matcher(command.text()).lookingAt()) {
                    throw new IllegalArgumentException("neither /incident nor /postmortem: " + command.text());
                }
            }
            case Act.Say say -> {
                say.thread().ifPresent(this::known);
                say.label().ifPresent(labels::add);
            }
            case Act.React react -> known(react.label());
            case Act.Edit edit -> known(edit.label());
            case Act.Delete delete -> known(delete.label());
        }
        return act;
    }

    private void known(String label) {
        if (!labels.contains(label)) {
            throw new IllegalArgumentException("no message before it has the label {" + label + "}");
        }
    }

    private static ZoneId zone(String written) {
        return Zones.find(written).orElseThrow(() -> new IllegalArgumentException("no such zone: " + written));
    }
}
