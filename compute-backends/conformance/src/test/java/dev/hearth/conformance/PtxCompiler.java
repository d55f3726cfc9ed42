package dev.hearth.conformance;

import dev.hearth.compute.kernels.Ahead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jcuda.nvrtc.JNvrtc;
import jcuda.nvrtc.nvrtcProgram;
import jcuda.nvrtc.nvrtcResult;

/**
 * Makes the PTX of all CUDA kernels with NVIDIA's compiler, which has to be where the system looks
 * for libraries (libnvrtc of CUDA 12.6; another makes other code, and as good). The header is
 * lowered, so that drivers from CUDA 9 on take it. Argument: the folder that the files go to; what
 * is no kernel any more is deleted there.
 */
final class PtxCompiler {
  private static final String[] OPTIONS = {
    "--gpu-architecture=compute_60", "--fmad=false", "--ftz=false", "--std=c++17"
  };

  private static final String OLDEST = ".version 6.0";

  /** Which bytes of a load are used; for tools that look for reads of what is not there. */
  private static final String HINT = ".pragma \"used_bytes_mask";

  private PtxCompiler() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Map<String, Ahead> kernels = CudaKernels.all();
    delete(folder, kernels.keySet());
    for (Map.Entry<String, Ahead> kernel : kernels.entrySet()) {
      Path file = folder.resolve(kernel.getKey() + ".ptx");
      Files.writeString(file, compile(kernel.getValue().source()), StandardCharsets.US_ASCII);
    }
    System.out.println(kernels.size() + " kernels");
  }

  /**
   * Without comments, which name the compiler's build, with the oldest version that serves, and
   * without hints that only newer ones know.
   */
  static String compile(String source) {
    nvrtcProgram program = new nvrtcProgram();
    JNvrtc.nvrtcCreateProgram(program, source, "hearth.cu", 0, null, null);
    int result = JNvrtc.nvrtcCompileProgram(program, OPTIONS.length, OPTIONS);
    if (result != nvrtcResult.NVRTC_SUCCESS) {
      String[] log = new String[1];
      JNvrtc.nvrtcGetProgramLog(program, log);
      throw new IllegalStateException(log[0] + source);
    }
    String[] ptx = new String[1];
    JNvrtc.nvrtcGetPTX(program, ptx);
    JNvrtc.nvrtcDestroyProgram(program);
    return ptx[0]
        .replace("\0", "")
        .lines()
        .filter(line -> !line.startsWith("//") && !line.isBlank() && !line.contains(HINT))
        .map(line -> line.startsWith(".version") ? OLDEST : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static void delete(Path folder, Set<String> kept) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!kept.contains(file.getFileName().toString().replace(".ptx", ""))) {
          Files.delete(file);
        }
      }
    }
  }
}
