package dev.jtracer.viewer;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The walls of the viewer. Data flows one way, recording to views; who may know whom is the table below, and so is who may
 * use which library.
 */
class WallsTest {

    private static final String VIEWER = "dev.jtracer.viewer";

    /** Each package, and the packages of the viewer it may use. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("text", List.of()),
            Map.entry("launcher", List.of()),
            Map.entry("column", List.of()),
            Map.entry("jfr", List.of("text", "column")),
            Map.entry("model", List.of("text", "column")),
            Map.entry("build", List.of("text", "column", "jfr", "model")),
            Map.entry("query", List.of("text", "column", "model")),
            Map.entry("finding", List.of("text", "column", "model", "query")),
            Map.entry("export", List.of("text", "model", "query")),
            Map.entry("live", List.of("text")),
            Map.entry("attach", List.of("text")),
            Map.entry("server", List.of("text", "model", "build", "query", "finding", "export", "live")),
            Map.entry("cli", List.of("text", "model", "build", "query", "finding", "export", "server", "attach")));

    /** What the library's entry, in the viewer's own package, may use of it. */
    private static final String[] LIBRARY = {
        VIEWER, packages("text"), packages("model"), packages("build"), packages("query"), packages("finding")
    };

    /** Each library, by its packages, and the packages of the viewer that may use it. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "io.undertow", List.of("server"),
            "org.xnio", List.of("server"),
            "tools.jackson", List.of("server", "cli"),
            "com.fasterxml.jackson", List.of("server", "cli"),
            "picocli", List.of("cli"),
            "org.HdrHistogram", List.of("query"),
            "jdk.jfr", List.of(),
            "com.sun.tools.attach", List.of("attach"),
            "jdk.management.jfr", List.of("attach"),
            "dev.jtracer.runtime", List.of("live", "attach"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(VIEWER);

    @Test
    void everyPackageHasItsLineInTheTable() {
        assertThat(CLASSES.stream()
                        .map(WallsTest::part)
                        .filter(part -> !part.isEmpty())
                        .collect(toSet()))
                .isSubsetOf(ARROWS.keySet());
    }

    @ParameterizedTest
    @MethodSource("parts")
    void arrowsPointOneWay(String part) {
        String[] allowed = Stream.concat(Stream.of(part), ARROWS.get(part).stream())
                .map(WallsTest::packages)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(packages(part))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(VIEWER + "..")).or(resideInAnyPackage(allowed)))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theLibraryStandsOnReadingAndQueriesAloneAndNothingOnIt() {
        classes()
                .that()
                .resideInAPackage(VIEWER)
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(VIEWER + "..")).or(resideInAnyPackage(LIBRARY)))
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(VIEWER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(VIEWER)
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void librariesStayWhereTheyAreUsed(String library) {
        String[] users =
                LIBRARIES.get(library).stream().map(WallsTest::packages).toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(users)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(CLASSES);
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching(VIEWER + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theModelIsSafeToShareBetweenThreads() {
        classes()
                .that()
                .resideInAPackage(packages("model"))
                .and()
                .arePublic()
                .and()
                .haveNameNotMatching(".*Builder")
                .should()
                .haveOnlyFinalFields()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static Stream<String> parts() {
        return ARROWS.keySet().stream().sorted();
    }

    private static Stream<String> libraries() {
        return LIBRARIES.keySet().stream().sorted();
    }

    private static String packages(String part) {
        return VIEWER + "." + part + "..";
    }

    /** The first package below the viewer's: {@code query} for {@code dev.jtracer.viewer.query.Summary}. */
    private static String part(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(VIEWER)) {
            return "";
        }
        String below = name.substring(VIEWER.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
