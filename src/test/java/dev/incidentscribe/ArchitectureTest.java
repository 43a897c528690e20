package dev.incidentscribe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Who may know whom.
class ArchitectureTest {
    private static final String BASE = "dev.incidentscribe";
    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @Test
    void noPackageDependsOnItselfByWayOfAnother() {
        slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(SHIPPED);
    }

    @Test
    void theReadmeSaysWhatEveryPackageHolds() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(SHIPPED.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(BASE + "."))
                        .map(name -> name.substring(BASE.length() + 1).split("\\.", 2)[0])
                        .distinct())
                .allSatisfy(name -> assertThat(readme).containsPattern("(?m)^\\|[^|]*`%s`[^|]*\\|".formatted(name)));
    }

    @Test
    void onlySlackAndItsStandInKnowSlacksLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackages(of("slack"), of("practice"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.slack..")
                .check(SHIPPED);
    }

    @Test
    void onlyTheJournalInItsFileKnowsTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage(of("journal.sqlite"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.flywaydb..")
                .check(SHIPPED);
    }

    @Test
    void onlyTheWebAndTheStandInKnowTheHttpServer() {
        noClasses()
                .that()
                .resideOutsideOfPackages(of("web"), of("practice"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..")
                .check(SHIPPED);
    }

    @Test
    void onlyWhatIsDrawnOrPrintedKnowsTheGraphics() {
        noClasses()
                .that()
                .resideOutsideOfPackages(of("figure"), of("print"), of("typeface"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..", "org.apache.pdfbox..", "com.openhtmltopdf..")
                .check(SHIPPED);
    }

    @Test
    void anIncidentKnowsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage(of("incident"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", of("incident"))
                .check(SHIPPED);
    }

    @Test
    void aCommandKnowsTheIncidentAndNothingElse() {
        classes()
                .that()
                .resideInAPackage(of("command"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", of("command"), of("incident"))
                .check(SHIPPED);
    }

    @Test
    void composingAPostmortemTakesTheIncidentAndNothingElse() {
        classes()
                .that()
                .resideInAPackage(BASE + ".postmortem")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", BASE + ".postmortem", of("incident"))
                .check(SHIPPED);
    }

    @Test
    void theJournalKnowsNobodyWhoUsesIt() {
        noClasses()
                .that()
                .resideInAPackage(of("journal"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        BASE,
                        of("answer"),
                        of("capture"),
                        of("editing"),
                        of("form"),
                        of("reminder.watch"),
                        of("slack"),
                        of("web"),
                        of("cli"),
                        of("practice"),
                        of("command"),
                        of("postmortem"))
                .check(SHIPPED);
    }

    @Test
    void anAnswerKnowsNothingOfHowThingsAreDecided() {
        noClasses()
                .that()
                .resideInAPackage(of("answer"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE, of("capture"), of("editing"), of("form"), of("reminder.watch"), of("slack"))
                .check(SHIPPED);
    }

    @Test
    void findingSecretsTakesARuleAndATextAndNothingElse() {
        classes()
                .that()
                .resideInAPackage(of("redaction"))
                .and()
                .doNotHaveSimpleName("SecretRedaction")
                .and()
                .doNotHaveSimpleName("Cleaning")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "com.google.re2j..", "tools.jackson..", of("redaction"))
                .check(SHIPPED);
    }

    @Test
    void onlyTheWebKnowsHowMetricsAreKept() {
        noClasses()
                .that()
                .resideOutsideOfPackage(of("web"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "io.prometheus..")
                .check(SHIPPED);
    }

    @Test
    void onlyWhoeverWiresKnowsThatTheJournalIsAFile() {
        noClasses()
                .that()
                .resideOutsideOfPackages(of("cli"), of("journal.sqlite"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(of("journal.sqlite"))
                .check(SHIPPED);
    }

    @Test
    void tellingOfOnesWorkTakesNothing() {
        classes()
                .that()
                .resideInAPackage(of("telemetry"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.slf4j..", of("telemetry"))
                .check(SHIPPED);
    }

    @Test
    void nobodyDependsOnTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(of("cli"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(of("cli"))
                .check(SHIPPED);
    }

    @Test
    void thereIsNoStateThatIsStatic() {
        fields().that().areStatic().should().beFinal().check(SHIPPED);
    }

    private static String of(String room) {
        return BASE + "." + room + "..";
    }

    /// The base package counts too, which a pattern for its subpackages would leave out.
    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return javaClass.getPackageName().startsWith(BASE)
                    ? SliceIdentifier.of(javaClass.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "every package";
        }
    }
}
