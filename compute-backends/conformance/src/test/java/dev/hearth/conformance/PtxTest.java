package dev.hearth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hearth.compute.cuda.CudaBackend;
import dev.hearth.compute.kernels.Ahead;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import jcuda.nvrtc.JNvrtc;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The kernels for CUDA are those that the present source makes. One that is missing is made by
 * {@link PtxCompiler}; a file that is no kernel any more is deleted by it.
 */
@Execution(ExecutionMode.CONCURRENT)
class PtxTest {
  private static final Map<String, Ahead> KERNELS = CudaKernels.all();

  @Test
  void isThereForEveryOperatorOfTheSuiteAndThePresets() {
    assertThat(KERNELS)
        .hasSizeGreaterThan(30)
        .allSatisfy((id, kernel) -> assertThat(ptx(id)).as(kernel.source()).isNotNull());
  }

  /** From toys up: shorter rows than any preset's, products of every number of tiles. */
  @ParameterizedTest
  @CsvSource({
    "2, 16, 2, 16, 30, 1",
    "1, 8, 2, 12, 20, 3",
    "1, 48, 4, 64, 100, 7",
    "1, 33, 3, 257, 65, 2",
    "1, 192, 1, 600, 256, 8",
    "1, 640, 10, 300, 5000, 5"
  })
  void servesModelsOfOtherSizes(
      int layers, int width, int heads, int context, int vocabulary, int batch) {
    ModelShape shape = new ModelShape(layers, width, heads, context, vocabulary);
    Hyperparameters how =
        new Hyperparameters(2 * batch, 1, 1, 0, 1e-3f, .9f, .95f, 1e-8f, .1f, 1, .3f, 2);
    assertThat(CudaKernels.operators(how, shape).distinct())
        .allSatisfy(
            operator ->
                assertThat(CudaKernels.of(operator))
                    .extracting(kernel -> ptx(kernel.id()))
                    .as(operator.toString())
                    .doesNotContainNull());
  }

  @Test
  void asksForNoNewerDriverThanIsNeeded() {
    assertThat(KERNELS.keySet())
        .allSatisfy(
            id ->
                assertThat(ptx(id))
                    .contains(".version 6.0", ".target sm_60", ".entry " + Ahead.NAME));
  }

  /** fma where it is written, nothing else: no flushing, no approximations. */
  @Test
  void roundsAsTheContractSays() {
    assertThat(KERNELS.keySet())
        .allSatisfy(
            id ->
                assertThat(ptx(id))
                    .doesNotContain(
                        ".ftz", ".approx", "mad.f32", "mad.rn.f32", "div.rn", "div.full", "sqrt."));
  }

  @Test
  @Tag("slow")
  void isWhatTheCompilerMakes() {
    assumeTrue(compilerIsHere(), "no libnvrtc 12.6 here");
    for (Map.Entry<String, Ahead> kernel : KERNELS.entrySet()) {
      assertThat(PtxCompiler.compile(kernel.getValue().source())).isEqualTo(ptx(kernel.getKey()));
    }
  }

  private static boolean compilerIsHere() {
    try {
      int[] major = new int[1];
      int[] minor = new int[1];
      JNvrtc.nvrtcVersion(major, minor);
      return major[0] == 12 && minor[0] == 6;
    } catch (UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError e) {
      return false;
    }
  }

  private static String ptx(String id) {
    try (InputStream in = CudaBackend.class.getResourceAsStream("ptx/" + id + ".ptx")) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
