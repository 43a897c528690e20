package dev.incidentscribe.journal;

/// Takes out what must not be written, before it is: everything on its way into the journal passes it once.
public interface Redaction {
    /// What goes on record, and to Slack because of it.
    Outcome about(Delivery delivery, Outcome outcome);

    /// What goes to Slack.
    Outbound about(Outbound outbound);

    /// What a person is told.
    Reply about(Reply reply);

    /// Who and what a delivery names.
    Delivery about(Delivery delivery);

    /// A text as it goes on record.
    String about(String text);

    /// Whether there is something to take out of a text.
    boolean isNeeded(String text);

    /// Lets everything pass.
    static Redaction none() {
        return new Redaction() {
            @Override
            public Outcome about(Delivery delivery, Outcome outcome) {
                return outcome;
            }

            @Override
            public Outbound about(Outbound outbound) {
                return outbound;
            }

            @Override
            public Reply about(Reply reply) {
                return reply;
            }

            @Override
            public Delivery about(Delivery delivery) {
                return delivery;
            }

            @Override
            public String about(String text) {
                return text;
            }

            @Override
            public boolean isNeeded(String text) {
                return false;
            }
        };
    }
}
