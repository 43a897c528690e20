package dev.incidentscribe.redaction;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/// All rules, in their order. Most texts call for none of them.
final class RuleBook {
    private final List<Rule> rules;
    private final Keywords keywords;
    /// Those without keywords, which every text calls for.
    private final BitSet always = new BitSet();

    RuleBook(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.keywords = new Keywords(this.rules.stream().map(Rule::keywords).toList());
        for (int i = 0; i < this.rules.size(); i++) {
            always.set(i, this.rules.get(i).keywords().isEmpty());
        }
    }

    /// The rules that may find something in the text.
    ///
    /// @param lower the text in lower case
    Stream<Rule> calledFor(String lower) {
        BitSet called = keywords.ownersIn(lower);
        called.or(always);
        return called.stream().mapToObj(rules::get);
    }
}
