package dev.incidentscribe.postmortem.document;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// The words that a reader of Markdown finds, with tables understood; what else it takes note of is for each test.
abstract class MarkdownWords extends AbstractVisitor {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    final StringBuilder words = new StringBuilder();

    /// Reads a whole document.
    static <T extends MarkdownWords> T read(String markdown, T reader) {
        PARSER.parse(markdown).accept(reader);
        return reader;
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock code) {
        words.append(code.getLiteral());
    }
}
