package dev.incidentscribe.lint;

import static dev.incidentscribe.postmortem.Finding.Level.HINT;
import static dev.incidentscribe.postmortem.Finding.Level.WARNING;

import dev.incidentscribe.postmortem.Finding.Level;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The rules of the linter, in the order in which their findings are shown.
/// Source: the postmortem chapters of Google's SRE books, and the review guides of PagerDuty, Atlassian and GitLab.
public enum Rule {
    BLAME(
            WARNING,
            "A person as the cause ends the search: the next person will slip in the same place.",
            "Say what made the slip possible or let it through: the tool, the missing check, the unclear text."),
    COUNTERFACTUAL(
            WARNING,
            "What people should have done is known only afterwards, and explains nothing of what happened.",
            "Say what was known and done at the time, and what would have to be in place next time."),
    TONE(
            HINT,
            "Such a word says more about the writer than about what happened, and readers trust the rest less.",
            "Say the same in plain words, with a number where there is one."),
    IMPACT_NUMBER(
            WARNING,
            "An impact without a number cannot be compared with anything; a labelled estimate beats none.",
            "Say how many or what share was hit: users, requests, orders, money."),
    SEVERITY_IMPACT(
            WARNING,
            "A severity is a claim about the impact, which nobody can check while the impact is not told.",
            "Say who was hit, and how."),
    MILESTONE_ORDER(
            WARNING,
            "Times that contradict each other make every metric that is computed from them wrong.",
            "Correct the time that is wrong."),
    NEVER_MITIGATED(
            HINT,
            "When users were helped is often earlier than when all was repaired, and is what they remember.",
            "Say when users were helped; if that was the end of the impact, give the same time."),
    LATE_CHANGE(
            HINT,
            "A turning point that was told after the close changes the metrics that people have read already.",
            "Tell those who have read the draft, and say in the entry where the time comes from."),
    FUTURE_TIME(WARNING, "Nobody can record what has not happened yet, so its time is wrong.", "Correct its time."),
    FAR_DATE(
            HINT,
            "A date far from all others is mostly a typo in the year or the month.",
            "Check the date; if it is right, a word about it saves readers the same doubt."),
    BARE_TIME(HINT, "A time of day without a zone reads differently in every office.", "Name the zone: 14:05 UTC."),
    TIMELINE_GAP(
            HINT,
            "Users were affected and nothing is recorded: that is where readers ask what took so long.",
            "Say what was tried, or what was waited for."),
    ACTION_OWNER(
            WARNING,
            "What nobody owns is not done: of 162 published follow-ups only 22 had an owner.",
            "Name one person."),
    ACTION_DUE(HINT, "What has no date is done after everything that has one.", "Say by when."),
    ACTION_PRIORITY(
            HINT,
            "Without a priority the follow-ups of an incident compete with each other, and the easy ones win.",
            "Say how urgent it is, p1 to p4."),
    ACTION_PRIORITIES_EQUAL(
            HINT, "If everything has the same priority, none has any.", "Decide which one is done first."),
    ACTION_PREVENT(
            WARNING,
            "Seeing or repairing it faster is good, but without prevention it will happen again.",
            "Ask what would have made it impossible, and add that or mark it as prevent."),
    ACTION_VERB(
            HINT,
            "A follow-up that does not begin with a verb is a wish: nobody can tell what to do first.",
            "Begin with what is to be done: add, remove, alert, document."),
    ACTION_BOUNDED(
            HINT,
            "Nobody can say when an improvement or an investigation is done.",
            "Say what there will be at the end: a number reached, a document, a decision.");

    private final Level level;
    private final String why;
    private final String advice;

    Rule(Level level, String why, String advice) {
        this.level = level;
        this.why = why;
        this.advice = advice;
    }

    /// Reads a rule's name; empty for anything else.
    public static Optional<Rule> find(String name) {
        return Arrays.stream(values()).filter(rule -> rule.wire().equals(name)).findFirst();
    }

    /// The name people configure and machines read: `action-owner`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The level where nothing else is configured.
    public Level level() {
        return level;
    }

    /// Why there is such a rule, in a sentence.
    public String why() {
        return why;
    }

    /// What to do about a finding, in a sentence.
    public String advice() {
        return advice;
    }
}
