package dev.incidentscribe.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/// Something that the person who is answered may do with a button.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "does", defaultImpl = Choice.Meant.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Choice.Meant.class, name = "meant"),
    @JsonSubTypes.Type(value = Choice.Now.class, name = "now"),
    @JsonSubTypes.Type(value = Choice.Fill.class, name = "fill"),
    @JsonSubTypes.Type(value = Choice.OfDraft.class, name = "ofDraft")
})
public sealed interface Choice {
    /// What the button says.
    String label();

    /// What was probably meant: done as if it had been typed at the time of the first typing.
    ///
    /// @param typed what would have been typed behind `/incident`
    /// @param instead the entry that it takes the place of, where one was recorded
    record Meant(String label, String typed, Optional<Instead> instead) implements Choice {}

    /// A command that is typed with the button, at the time of the press.
    ///
    /// @param typed what is typed behind `/incident`
    /// @param confirm what is asked before; empty where it does no harm
    record Now(String label, String typed, Optional<String> confirm) implements Choice {}

    /// A command about the postmortem, at the time of the press.
    ///
    /// @param typed what is typed behind `/postmortem`
    /// @param confirm what is asked before; empty where it does no harm
    record OfDraft(String label, String typed, Optional<String> confirm) implements Choice {}

    /// A form that opens.
    record Fill(String label, Form form) implements Choice {}

    /// An entry that gives way.
    record Instead(int incident, int entry) {}
}
