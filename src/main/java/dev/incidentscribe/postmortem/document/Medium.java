package dev.incidentscribe.postmortem.document;

/// The one escaper of a kind of document. What it is given is plain text, as people typed it; what it returns reads as
/// that text in the document, and makes no structure of its own.
interface Medium {
    /// In one line, safe anywhere: in a heading, a cell, an item, and in HTML within a quoted attribute too.
    String line(String text);

    /// Within a paragraph, an item or a cell, with line breaks, and with addresses that can be followed.
    String inline(String text);

    /// As a block of its own: paragraphs and blocks of code.
    ///
    /// @param reference stands at its end; markup already, and blank for none
    String block(String text, String reference);

    /// What somebody wrote in Markdown: emphasis, code, lists, quotations and links; all other markup is text.
    String prose(String markdown);

    /// A small reference to an entry.
    ///
    /// @param address where the message it was taken from can be read; blank if nowhere
    String reference(int entry, String address);

    /// A link, if its scheme is one that may be followed; else its text alone.
    String link(String label, String address);
}
