package dev.jtracer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the API: what is put into everybody's code brings nothing along. */
class WallsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.jtracer");

    @Test
    void theApiDependsOnTheJdkAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages("dev.jtracer..", "java.base", "jdk.jfr"))
                .check(CLASSES);
    }

    @Test
    void theSpiSpeaksInJdkTypesOnly() {
        classes()
                .that()
                .resideInAPackage("dev.jtracer.spi..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages("dev.jtracer.spi..", "java.base"))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static String[] packages(String own, String... modules) {
        Stream<String> ofModules = Stream.of(modules)
                .flatMap(module -> ModuleLayer.boot().findModule(module).orElseThrow().getPackages().stream());
        // "" is where primitives and their arrays live.
        return Stream.concat(Stream.of(own, ""), ofModules).toArray(String[]::new);
    }
}
