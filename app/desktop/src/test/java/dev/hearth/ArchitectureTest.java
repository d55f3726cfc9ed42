package dev.hearth;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows of ARCHITECTURE.md: which room may know which, and whose types stay inside. */
class ArchitectureTest {
  private static final JavaClasses HEARTH =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.hearth");

  /** A room by its root package; the most specific root wins. */
  private static final Map<String, String> ROOMS =
      Map.ofEntries(
          Map.entry("dev.hearth.protocol", "protocol"),
          Map.entry("dev.hearth.host", "host"),
          Map.entry("dev.hearth.compute", "compute api"),
          Map.entry("dev.hearth.compute.cpu", "cpu"),
          Map.entry("dev.hearth.compute.kernels", "kernels"),
          Map.entry("dev.hearth.compute.opencl", "opencl"),
          Map.entry("dev.hearth.compute.cuda", "cuda"),
          Map.entry("dev.hearth.compute.metal", "metal"),
          Map.entry("dev.hearth.training", "training"),
          Map.entry("dev.hearth.conformance", "conformance"),
          Map.entry("dev.hearth.wallet", "wallet"),
          Map.entry("dev.hearth.verifier", "verifier"),
          Map.entry("dev.hearth.assets", "assets"),
          Map.entry("dev.hearth.api", "api"),
          Map.entry("dev.hearth.node", "node"),
          Map.entry("dev.hearth.cli", "cli"),
          Map.entry("dev.hearth.desktop", "desktop"));

  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("protocol", List.of()),
          Map.entry("compute api", List.of()),
          Map.entry("assets", List.of()),
          Map.entry("api", List.of("protocol")),
          Map.entry("cpu", List.of("compute api")),
          Map.entry("kernels", List.of("compute api")),
          Map.entry("opencl", List.of("compute api", "kernels")),
          Map.entry("cuda", List.of("compute api", "kernels")),
          Map.entry("metal", List.of("compute api", "kernels")),
          Map.entry("training", List.of("protocol", "compute api")),
          Map.entry("conformance", List.of("compute api", "training", "cpu")),
          Map.entry("verifier", List.of("protocol", "compute api", "training")),
          Map.entry("host", List.of("protocol")),
          Map.entry("wallet", List.of("protocol")),
          Map.entry(
              "node",
              List.of("protocol", "compute api", "training", "verifier", "host", "wallet", "api")),
          Map.entry("cli", List.of("protocol", "api", "node", "assets")),
          Map.entry("desktop", List.of("protocol", "api", "assets")));

  /** Outside types and the only room that may name them. */
  private static final Map<String, String> KEPT_INSIDE =
      Map.ofEntries(
          Map.entry("javafx..", "dev.hearth.desktop.."),
          Map.entry("org.web3j..", "dev.hearth.wallet.."),
          Map.entry("com.google.zxing..", "dev.hearth.wallet.qr.."),
          Map.entry("java.sql..", "dev.hearth.node.store.."),
          Map.entry("org.sqlite..", "dev.hearth.node.store.."),
          Map.entry("org.freedesktop.dbus..", "dev.hearth.node.dbus.."),
          Map.entry("java.awt..", "dev.hearth.node.awt.."),
          Map.entry("picocli..", "dev.hearth.cli.."),
          Map.entry("org.lwjgl..", "dev.hearth.compute.opencl.."),
          Map.entry("jcuda..", "dev.hearth.compute.cuda.."),
          Map.entry("jdk.incubator.vector..", "dev.hearth.compute.cpu.."));

  @Test
  void everyRoomKnowsOnlyWhatTheArrowsAllow() {
    TreeSet<String> wrong = new TreeSet<>();
    for (JavaClass from : HEARTH) {
      from.getDirectDependenciesFromSelf()
          .forEach(
              dependency -> {
                String source = room(from).orElseThrow(() -> new AssertionError(from.getName()));
                String target = room(dependency.getTargetClass()).orElse(source);
                if (!source.equals(target) && !ARROWS.get(source).contains(target)) {
                  wrong.add(source + " -> " + target + ": " + dependency.getDescription());
                }
              });
    }
    assertThat(wrong).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> outsideTypesStayInTheirRoom() {
    return KEPT_INSIDE.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        ArchRuleDefinition.classes()
                            .that(not(resideInAnyPackage(entry.getValue())))
                            .should()
                            .onlyDependOnClassesThat(not(resideInAnyPackage(entry.getKey())))
                            .allowEmptyShould(true)
                            .check(HEARTH)));
  }

  @Test
  void packagesOfARoomHaveNoCircles() {
    slices().matching("dev.hearth.(**)").should().beFreeOfCycles().check(HEARTH);
  }

  private static Optional<String> room(JavaClass type) {
    for (String name = type.getPackageName(); !name.isEmpty(); name = parent(name)) {
      if (ROOMS.containsKey(name)) {
        return Optional.of(ROOMS.get(name));
      }
    }
    return Optional.empty();
  }

  private static String parent(String name) {
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
  }
}
