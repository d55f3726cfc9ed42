package dev.hearth.benchmarks;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.op.Gemm;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Matrix products; the counter {@code gflop} is GFLOP/s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
  @Param("cpu")
  public String device;

  @Param({"1", "2"})
  public int threads;

  /** Rows, columns, depth. */
  @Param({"1024x1024x1024", "1024x768x3072", "1024x3072x768", "3072x1536x384"})
  public String size;

  @Param({"nn", "nt", "tn"})
  public String kind;

  private Device opened;
  private Kernel kernel;
  private Buffer[] buffers;
  private double gflop;

  /** What has been multiplied, in GFLOP. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Work {
    public double gflop;
  }

  @Setup
  public void open() {
    String[] sizes = size.split("x");
    int m = Integer.parseInt(sizes[0]);
    int n = Integer.parseInt(sizes[1]);
    int k = Integer.parseInt(sizes[2]);
    gflop = 2e-9 * m * n * k;
    opened = Devices.open(device, threads);
    Operator operator =
        switch (kind) {
          case "nn" -> Gemm.nn(m, n, k);
          case "nt" -> Gemm.nt(m, n, k);
          default -> Gemm.tn(m, n, k);
        };
    kernel = opened.compile(operator);
    buffers =
        operator.arguments().stream()
            .map(tensor -> Devices.filled(opened, tensor))
            .toArray(Buffer[]::new);
  }

  @Benchmark
  public void product(Work work) {
    kernel.run(buffers);
    opened.finish();
    work.gflop += gflop;
  }

  @TearDown
  public void close() {
    opened.close();
  }
}
