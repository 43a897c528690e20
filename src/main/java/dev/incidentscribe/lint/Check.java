package dev.incidentscribe.lint;

import dev.incidentscribe.postmortem.Postmortem;
import java.util.stream.Stream;

/// How a rule looks at a postmortem.
@FunctionalInterface
interface Check {
    /// What is to be objected to; nothing where in doubt, since a false alarm costs more than silence.
    Stream<Objection> of(Postmortem postmortem, Strictness strictness);
}
