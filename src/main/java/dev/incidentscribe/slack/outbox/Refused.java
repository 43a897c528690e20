package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiTextResponse;
import java.util.Optional;
import java.util.Set;

/// Slack understood a request and would not do it.
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String method;
    private final String error;
    private final String needed;

    Refused(String method, String error, String needed) {
        super(method + ": " + error);
        this.method = method;
        this.error = error;
        this.needed = needed;
    }

    /// The response, where Slack did what was asked.
    ///
    /// @throws Refused if it did not, unless for the reason that it was done before
    static <T extends SlackApiTextResponse> T unlessDone(String method, T response, String... doneBefore)
            throws Refused {
        String error = String.valueOf(response.getError());
        if (response.isOk() || Set.of(doneBefore).contains(error)) {
            return response;
        }
        throw new Refused(
                method, error, Optional.ofNullable(response.getNeeded()).orElse(""));
    }

    /// Slack's name of what it would not do.
    String method() {
        return method;
    }

    /// Slack's word for why.
    String error() {
        return error;
    }

    /// The scope that is missing; empty if it is not for want of one.
    Optional<String> needed() {
        return Optional.of(needed).filter(scope -> !scope.isBlank());
    }

    /// What another try may bring.
    Outlook outlook() {
        return Outlook.of(error);
    }

    /// Whether somebody can mend it.
    boolean isMendable() {
        return outlook() == Outlook.MENDABLE;
    }

    /// Whether it may have been done nevertheless.
    boolean isUncertain() {
        return outlook() == Outlook.UNCERTAIN;
    }
}
