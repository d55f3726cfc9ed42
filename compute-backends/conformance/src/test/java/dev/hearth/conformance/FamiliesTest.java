package dev.hearth.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.check.SelfCheck;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.op.Gemm;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FamiliesTest {
  @Test
  void nameEveryFactoryOfOperators() throws Exception {
    List<String> registered = Families.ALL.stream().map(Family::factory).toList();
    assertThat(factories()).isNotEmpty().containsExactlyInAnyOrderElementsOf(registered);
  }

  @Test
  void tryEachFactoryAtSeveralShapes() {
    assertThat(Families.ALL)
        .allSatisfy(
            family -> {
              assertThat(family.operators()).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
              assertThat(family.operators().stream().map(Operator::name).distinct()).hasSize(1);
            });
  }

  @Test
  void areAllInTheSelfCheck() {
    List<String> checked = SelfCheck.OPERATORS.stream().map(Operator::name).distinct().toList();
    assertThat(Families.ALL)
        .allSatisfy(family -> assertThat(checked).contains(family.operators().getFirst().name()));
  }

  /** Public static methods of the operator package that return an operator. */
  private static List<String> factories() throws IOException, URISyntaxException {
    URI code = Gemm.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path root = Path.of(code);
    if (Files.isDirectory(root)) {
      return factories(root);
    }
    try (FileSystem jar = FileSystems.newFileSystem(root)) {
      return factories(jar.getPath("/"));
    }
  }

  private static List<String> factories(Path root) throws IOException {
    String operators = Gemm.class.getPackageName();
    try (Stream<Path> files = Files.list(root.resolve(operators.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class"))
          .map(file -> named(operators + "." + file.replace(".class", "")))
          .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
          .filter(FamiliesTest::isFactory)
          .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
          .toList();
    }
  }

  private static boolean isFactory(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && Modifier.isStatic(method.getModifiers())
        && method.getReturnType() == Operator.class;
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
