package dev.incidentscribe.redaction;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Compiles expressions. One that counts far, such as `{8,1000}`, is compiled by a recursion as deep, for which the
/// stack of a thread that serves a request is too small.
public final class Expressions {
    /// In bytes; the system gives what is used of it.
    private static final long STACK = 32L * 1024 * 1024;

    private Expressions() {}

    /// The expression, ready for use.
    ///
    /// @throws PatternSyntaxException if it is none
    public static Pattern compile(String regex) {
        try {
            return CompletableFuture.supplyAsync(
                            () -> Pattern.compile(regex),
                            task -> Thread.ofPlatform()
                                    .daemon()
                                    .name("expression")
                                    .stackSize(STACK)
                                    .start(task))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PatternSyntaxException syntax) {
                throw syntax;
            }
            throw e;
        }
    }
}
