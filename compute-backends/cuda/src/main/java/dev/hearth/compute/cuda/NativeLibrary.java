package dev.hearth.compute.cuda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;

/**
 * JCuda's part that is not Java. JCuda unpacks it into the folder for temporary files and loads
 * whatever lies there under its name already, so it is shown a folder that nobody else can write.
 */
final class NativeLibrary {
  private static final String FOLDER = "java.io.tmpdir";

  private NativeLibrary() {}

  /** Whether NVIDIA's driver is here, and began. */
  static int begin() {
    try {
      Path own = Files.createTempDirectory("hearth-cuda");
      own.toFile().deleteOnExit();
      return begin(own);
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for CUDA's library", e);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError e) {
      // No driver here: the first call says so with the first, later ones with the others.
      return CUresult.CUDA_ERROR_NO_DEVICE;
    }
  }

  private static int begin(Path own) throws IOException {
    String usual = System.getProperty(FOLDER);
    System.setProperty(FOLDER, own.toString());
    try {
      return JCudaDriver.cuInit(0);
    } finally {
      System.setProperty(FOLDER, usual);
      try (var files = Files.list(own)) {
        files.forEach(file -> file.toFile().deleteOnExit());
      }
    }
  }
}
