package dev.incidentscribe.incident;

import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.IncidentEvent.ZoneChosen;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// An incident as it stands after some of its events: a value, derived by replaying them in order and by nothing else.
///
/// @param workspace Slack's id of the workspace
/// @param number counts the incidents of the workspace, from 1
/// @param channel Slack's id of the channel it belongs to
/// @param movedFrom Slack's id of the channel it was opened in, where it has one of its own since
/// @param entries every entry, the removed ones included, in the order of recording
/// @param document what was decided about its postmortem
/// @param events how many events it was derived from
/// @param state whether it is open, closed, or cancelled, by the last such entry; kept, since every command asks
public record Incident(
        String workspace,
        int number,
        String channel,
        Optional<String> movedFrom,
        List<Entry> entries,
        Document document,
        int events,
        State state) {

    /// Whether it still goes on.
    public enum State {
        OPEN,
        CLOSED,
        CANCELLED;

        /// The word people and machines read: `open`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The word for how an incident stands: while it is open, that of its status.
        public String wire(Status status) {
            return this == OPEN ? status.wire() : wire();
        }
    }

    public Incident {
        entries = List.copyOf(entries);
    }

    /// An incident of which nothing is recorded yet.
    public static Incident unrecorded(String workspace, int number, String channel) {
        return new Incident(
                workspace, number, channel, Optional.empty(), List.of(), Document.untouched(), 0, State.OPEN);
    }

    /// The incident after all these events, in their order.
    public static Incident replay(String workspace, int number, String channel, List<Recorded> events) {
        return unrecorded(workspace, number, channel).after(events, events.size());
    }

    /// The incident after all these events that follow its last, in their order. The context of the channel may be left
    /// out.
    ///
    /// @param all how many events there are then, with the context
    /// @throws IllegalArgumentException if a correction names an entry that does not exist
    public Incident after(List<Recorded> later, int all) {
        return Replay.after(this, later, all);
    }

    /// The incident after one more event.
    ///
    /// @throws IllegalArgumentException if a correction names an entry that does not exist
    public Incident after(Recorded recorded) {
        return after(List.of(recorded), events + 1);
    }

    /// Whether it still goes on.
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /// How much of what went on in the channel was kept beside the entries.
    public int context() {
        return events
                - document.events()
                - movedFrom.map(_ -> 1).orElse(0)
                - entries.stream()
                        .mapToInt(entry -> 1 + entry.corrections().size())
                        .sum();
    }

    /// The entries that were recorded or corrected after so many events, in the order of their numbers.
    public List<Entry> since(int earlierEvents) {
        return entries.stream()
                .filter(entry -> entry.events().anyMatch(recorded -> recorded.ordinal() > earlierEvents))
                .toList();
    }

    /// The incident as its entries were after so many events, without what was decided about its postmortem.
    public Incident asOf(int earlierEvents) {
        return replay(
                workspace,
                number,
                channel,
                entries.stream()
                        .flatMap(Entry::events)
                        .filter(recorded -> recorded.ordinal() <= earlierEvents)
                        .sorted(Comparator.comparingInt(Recorded::ordinal))
                        .toList());
    }

    /// As people call it: `INC-3`.
    public String name() {
        return "INC-" + number;
    }

    /// The entry of that number, removed or not.
    public Optional<Entry> entry(int entryNumber) {
        return entryNumber >= 1 && entryNumber <= entries.size()
                ? Optional.of(entries.get(entryNumber - 1))
                : Optional.empty();
    }

    /// The entry that was taken from that message; where it was taken anew after a removal, the one that counts.
    public Optional<Entry> takenFrom(String messageChannel, String ts) {
        return entries.stream()
                .filter(entry -> entry.original()
                        .origin()
                        .filter(origin -> origin.is(messageChannel, ts))
                        .isPresent())
                .min(Comparator.comparing(Entry::removed));
    }

    /// The entries that count, in the order of recording.
    public Stream<Entry> standing() {
        return entries.stream().filter(entry -> !entry.removed());
    }

    /// Those among them that state something of that kind.
    public Stream<Entry> standing(Class<? extends Statement> kind) {
        return standing().filter(entry -> kind.isInstance(entry.statement()));
    }

    /// What it was opened with, as it reads now.
    public String title() {
        return entries.isEmpty() ? "" : entries.getFirst().text();
    }

    /// When it was closed or cancelled, as recorded; empty while it is open.
    public Optional<Instant> endedAt() {
        return isOpen()
                ? Optional.empty()
                : standing()
                        .filter(entry -> entry.statement() instanceof Closed || entry.statement() instanceof Cancelled)
                        .map(Entry::recordedAt)
                        .reduce((_, later) -> later);
    }

    /// The severity by the latest point in time at which one was set, if any ever was.
    public Optional<Severity> severity() {
        return severitySetBy().flatMap(entry -> Severities.in(entry.statement()));
    }

    /// The entry that set it.
    public Optional<Entry> severitySetBy() {
        return Severities.setBy(this);
    }

    /// How the severity changed, the oldest first.
    public List<SeverityStep> severitySteps() {
        return Severities.of(this);
    }

    /// The status by the latest point in time at which one was stated, or followed from a milestone or a reopening.
    public Status status() {
        return statusSetBy()
                .flatMap(entry -> Milestones.statusIn(entry.statement()))
                .orElse(Status.INVESTIGATING);
    }

    /// The entry that set it.
    public Optional<Entry> statusSetBy() {
        return Timeline.of(this).entries().stream()
                .filter(entry -> Milestones.statusIn(entry.statement()).isPresent())
                .reduce((_, later) -> later);
    }

    /// The entry that opened it again last.
    public Optional<Entry> reopening() {
        return standing(Reopened.class).reduce((_, later) -> later);
    }

    /// How often it was opened again, in the order of recording.
    public List<Reopening> reopenings() {
        return Reopening.of(this);
    }

    /// When it reached what.
    public Milestones milestones() {
        return Milestones.of(this);
    }

    /// The entries that state this fact, the oldest first.
    public List<Entry> stating(Fact fact) {
        return standing()
                .filter(entry -> entry.statement() instanceof FactStated stated && stated.fact() == fact)
                .toList();
    }

    /// The fact as it was stated last.
    public Optional<Entry> fact(Fact fact) {
        List<Entry> stating = stating(fact);
        return stating.isEmpty() ? Optional.empty() : Optional.of(stating.getLast());
    }

    /// How it was noticed: as stated, else in the words of the milestone.
    public Optional<Entry> detection() {
        return fact(Fact.DETECTION)
                .or(() -> milestones()
                        .entry(Milestone.DETECTED)
                        .filter(entry -> !entry.text().isBlank()));
    }

    /// The share of users affected, in per cent, where the impact names one.
    public Optional<BigDecimal> affectedPercent() {
        return impacts().flatMap(it -> Percentage.in(it).stream()).findFirst();
    }

    /// Whether the impact says how many were hit, be it as a share or as a count.
    boolean isImpactCounted() {
        return impacts().anyMatch(Extent::isToldIn);
    }

    /// The impact as somebody wrote it, and as it is on record.
    private Stream<String> impacts() {
        return Stream.concat(
                Optional.ofNullable(document.passages().get(Section.IMPACT)).map(Passage::text).stream(),
                fact(Fact.IMPACT).map(Entry::text).stream());
    }

    /// The services that are affected, each once, whatever its case, in the order in which they were named.
    public List<String> services() {
        return Services.of(this);
    }

    /// What was learned, of one kind.
    public List<Entry> lessons(LessonKind kind) {
        return standing()
                .filter(entry -> entry.statement() instanceof LessonLearned learned && learned.kind() == kind)
                .toList();
    }

    /// The entries that name a piece of evidence.
    public List<Entry> links() {
        return standing(LinkAdded.class).toList();
    }

    /// The zone that the draft shows beside UTC.
    public ZoneId zone() {
        return standing()
                .flatMap(entry -> switch (entry.statement()) {
                    case Opened opened -> Stream.of(opened.zone());
                    case ZoneChosen chosen -> Stream.of(chosen.zone());
                    default -> Stream.<ZoneId>empty();
                })
                .reduce((_, later) -> later)
                .orElse(ZoneOffset.UTC);
    }

    /// The follow-ups as they stand, in the order of their numbers.
    public List<ActionItem> actions() {
        return Actions.of(this);
    }

    /// The follow-up of that number, if it counts.
    public Optional<ActionItem> action(int actionNumber) {
        return actions().stream()
                .filter(action -> action.number() == actionNumber)
                .findFirst();
    }

    /// The number that the next follow-up gets; a removed one keeps its own.
    public int nextActionNumber() {
        return 1
                + (int) entries.stream()
                        .filter(entry -> entry.statement() instanceof ActionAdded)
                        .count();
    }

    /// Who held which role when, the oldest first.
    public List<RoleTerm> roles() {
        return Roles.of(this);
    }

    /// Whoever holds the role now.
    public Optional<Person> holder(Role role) {
        return roles().stream()
                .filter(term -> term.role().equals(role) && term.until().isEmpty())
                .map(RoleTerm::holder)
                .findFirst();
    }

    /// Everybody who recorded something, in the order in which they first did.
    public List<Person> authors() {
        return entries.stream().map(Entry::author).distinct().toList();
    }
}
