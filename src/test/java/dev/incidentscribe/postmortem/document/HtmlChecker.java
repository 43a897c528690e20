package dev.incidentscribe.postmortem.document;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import nu.validator.checker.InfoAwareErrorHandler;
import nu.validator.client.EmbeddedValidator;
import nu.validator.validation.SimpleDocumentValidator;
import nu.validator.xml.SystemErrErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/// The W3C's checker. It reads its grammar, which takes longer than any document of ours, once.
final class HtmlChecker {
    private static final long DEEP = 16L * 1024 * 1024;

    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);
    private boolean isReady;

    /// What it complains of, warns of or has to say.
    List<String> complaints(String html) throws InterruptedException, ExecutionException {
        return deep(() -> check(html));
    }

    /// The grammar is deeper than an ordinary stack.
    private static List<String> deep(Callable<List<String>> check) throws InterruptedException, ExecutionException {
        var checked = new FutureTask<>(check);
        new Thread(null, checked, "checker", DEEP).start();
        return checked.get();
    }

    private List<String> check(String html) throws Exception {
        if (!isReady) {
            validator.setUpMainSchema(EmbeddedValidator.SCHEMA_URL, new SystemErrErrorHandler());
            isReady = true;
        }
        var complaints = new Complaints();
        validator.setUpValidatorAndParsers(complaints, false, false);
        validator.checkHtmlInputSource(new InputSource(new StringReader(html)));
        return complaints.said;
    }

    private static final class Complaints implements InfoAwareErrorHandler {
        private final List<String> said = new ArrayList<>();

        @Override
        public void info(SAXParseException complaint) {
            said.add("info: " + complaint.getMessage());
        }

        @Override
        public void warning(SAXParseException complaint) {
            said.add("warning: " + complaint.getMessage());
        }

        @Override
        public void error(SAXParseException complaint) {
            said.add("error: " + complaint.getMessage());
        }

        @Override
        public void fatalError(SAXParseException complaint) {
            said.add("fatal error: " + complaint.getMessage());
        }
    }
}
