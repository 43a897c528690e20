package dev.incidentscribe.slack.client;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A look at Slack with these credentials, to tell what is wrong before somebody needs it.
///
/// @param problem why Slack did not accept the bot's token, or could not be reached
/// @param workspace its name
/// @param scopes those that the token has
/// @param clock what Slack's clock said; empty if it did not tell
/// @param socketProblem why Socket Mode will not work; empty if it will, or is not used
public record Probe(
        Optional<String> problem,
        String workspace,
        Set<String> scopes,
        Optional<Instant> clock,
        Optional<String> socketProblem) {

    /// Asks Slack.
    public static Probe of(Credentials credentials) {
        try (var slack = new SlackClient(credentials)) {
            AuthTestResponse answer = slack.methods().authTest(request -> request);
            return new Probe(
                    answer.isOk() ? Optional.empty() : Optional.of("auth.test: " + answer.getError()),
                    String.valueOf(answer.getTeam()),
                    scopes(answer),
                    header(answer, "date").flatMap(Probe::instant),
                    credentials.appToken().flatMap(token -> socketProblem(slack, token)));
        } catch (IOException | SlackApiException | JsonParseException e) {
            return new Probe(Optional.of(reason(e)), "", Set.of(), Optional.empty(), Optional.empty());
        }
    }

    private static Optional<String> socketProblem(SlackClient slack, String token) {
        try {
            AppsConnectionsOpenResponse answer = slack.slack().methods(token).appsConnectionsOpen(request -> request);
            return answer.isOk() ? Optional.empty() : Optional.of("apps.connections.open: " + answer.getError());
        } catch (IOException | SlackApiException | JsonParseException e) {
            return Optional.of(reason(e));
        }
    }

    private static String reason(Exception e) {
        return switch (e) {
            case SlackApiException refused ->
                "Slack answered with status " + refused.getResponse().code();
            case JsonParseException _ -> "what answers there is not Slack";
            default -> "no connection: " + Optional.ofNullable(e.getMessage()).orElse(e.toString());
        };
    }

    private static Set<String> scopes(AuthTestResponse answer) {
        var scopes = new TreeSet<String>();
        header(answer, "x-oauth-scopes")
                .ifPresent(listed -> Stream.of(listed.split(","))
                        .map(String::strip)
                        .filter(scope -> !scope.isEmpty())
                        .forEach(scopes::add));
        return scopes;
    }

    private static Optional<String> header(AuthTestResponse answer, String name) {
        Map<String, List<String>> headers =
                Optional.ofNullable(answer.getHttpResponseHeaders()).orElse(Map.of());
        return headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
