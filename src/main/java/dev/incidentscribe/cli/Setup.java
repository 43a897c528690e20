package dev.incidentscribe.cli;

import dev.incidentscribe.Rules;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.redaction.Redactor;
import dev.incidentscribe.slack.client.Credentials;
import dev.incidentscribe.web.HttpServer;
import java.nio.file.Path;

/// What an [Application] is started with.
///
/// @param address where it listens
/// @param database the file of its journal
record Setup(
        HttpServer.Address address,
        Path database,
        Credentials credentials,
        Rules rules,
        Documents documents,
        Redactor redactor) {}
