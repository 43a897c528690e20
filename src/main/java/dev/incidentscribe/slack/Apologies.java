package dev.incidentscribe.slack;

import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.telemetry.Happening;
import dev.incidentscribe.telemetry.Telemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is said to whoever typed a command that failed on our side: whether it may be on record, and their words again.
/// The log has the cause.
final class Apologies {
    private static final Logger LOG = LoggerFactory.getLogger(Apologies.class);

    private final Redaction redaction;
    private final Telemetry telemetry;

    Apologies(Redaction redaction, Telemetry telemetry) {
        this.redaction = redaction;
        this.telemetry = telemetry;
    }

    /// @param reading whether it was to record nothing
    Reply after(Throwable failure, String typed, boolean reading) {
        telemetry.count(Happening.NOT_RECORDED);
        if (reading) {
            LOG.error("what was asked for could not be read", failure);
            return unread(typed);
        }
        boolean doubtful = failure instanceof JournalUnavailable journals && journals.isInDoubt();
        LOG.error(doubtful ? "it is not known whether a command was recorded" : "a command was not recorded", failure);
        return doubtful ? doubtful(typed) : sorry(typed);
    }

    private Reply unread(String typed) {
        String why = "*That could not be read*, because something went wrong on our side. Please try again";
        return discreetly(typed.isBlank() ? why + "." : why + ":\n" + quoted(typed), why + ".");
    }

    private Reply sorry(String typed) {
        String why = "*Not recorded*, because something went wrong on our side. Please ";
        return discreetly(why + "try again:\n" + quoted(typed), why + "type it again.");
    }

    /// Whoever types again what is on record has it there twice.
    private Reply doubtful(String typed) {
        String doubt =
                "*It may be on record*: the disk has not said yet whether it took it. Look at `/incident timeline` before you type it again";
        return discreetly(doubt + ":\n" + quoted(typed), doubt + ".");
    }

    private static String quoted(String typed) {
        return "```%s```".formatted(typed.replace("```", "'''"));
    }

    private Reply discreetly(String text, String otherwise) {
        try {
            return redaction.about(Reply.toPerson(text));
        } catch (RuntimeException | Error e) {
            LOG.error("what was typed is not given back, since secrets cannot be looked for", e);
            return Reply.toPerson(otherwise);
        }
    }
}
