package dev.hearth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hearth.compute.cuda.CudaBackend;
import dev.hearth.compute.kernels.Ahead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import jcuda.nvrtc.JNvrtc;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The kernels for CUDA are those that the present source makes. One that is missing is made by
 * {@link PtxCompiler}; a file that is no kernel any more is deleted by it.
 */
class PtxTest {
  @Test
  void isThereForEveryOperatorOfTheSuiteAndThePresets() {
    assertThat(CudaKernels.all())
        .hasSizeGreaterThan(30)
        .allSatisfy((id, kernel) -> assertThat(ptx(id)).as(kernel.source()).isNotNull());
  }

  @Test
  void asksForNoNewerDriverThanIsNeeded() {
    assertThat(CudaKernels.all().keySet())
        .allSatisfy(
            id ->
                assertThat(ptx(id))
                    .contains(".version 6.0", ".target sm_60", ".entry " + Ahead.NAME));
  }

  /** fma where it is written, nothing else: no flushing, no approximations. */
  @Test
  void roundsAsTheContractSays() {
    assertThat(CudaKernels.all().keySet())
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
    for (Map.Entry<String, Ahead> kernel : CudaKernels.all().entrySet()) {
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
