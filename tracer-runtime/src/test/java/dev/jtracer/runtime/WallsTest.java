package dev.jtracer.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the runtime: it lives in other people's processes and brings HdrHistogram, nothing else. */
class WallsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.jtracer.runtime");

    @Test
    void theRuntimeDependsOnTheApiTheJdkAndHdrHistogram() {
        Stream<String> jdk = Stream.of("java.base", "java.logging", "java.management", "jdk.jfr", "jdk.management")
                .flatMap(module -> ModuleLayer.boot().findModule(module).orElseThrow().getPackages().stream());
        Stream<String> own = Stream.of("dev.jtracer", "dev.jtracer.spi", "dev.jtracer.runtime..");
        // "" is where primitives and their arrays live.
        Stream<String> libraries = Stream.of("org.HdrHistogram", "org.jspecify.annotations", "");
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.of(own, libraries, jdk).flatMap(names -> names).toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
