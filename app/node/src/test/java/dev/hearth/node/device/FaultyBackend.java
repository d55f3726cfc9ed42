package dev.hearth.node.device;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceException;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A card whose matrix products have one wrong bit, until the file that an environment variable
 * names is there, and one whose driver cannot compile. Found only where a test puts it on the class
 * path.
 */
public final class FaultyBackend implements Backend {
  public static final String ID = "faulty:0";
  public static final String DUD = "faulty:1";
  public static final String MENDED = "HEARTH_TEST_MENDED";

  @Override
  public String name() {
    return "faulty";
  }

  @Override
  public List<DeviceInfo> devices() {
    return List.of(
        new DeviceInfo(ID, "Overclocked card", "", name(), "1", 1L << 30, "0000:07:00.0"),
        new DeviceInfo(DUD, "Dud", "", name(), "1", 1L << 30, "0000:08:00.0"));
  }

  @Override
  public Device open(String id, int threads, Pace pace) {
    DeviceInfo info = devices().get(id.equals(DUD) ? 1 : 0);
    return new Faulty(info, Devices.installed().find("cpu").open(threads, pace));
  }

  private record Faulty(DeviceInfo info, Device device) implements Device {
    @Override
    public Pace pace() {
      return device.pace();
    }

    @Override
    public Buffer allocate(Type type, long size) {
      return device.allocate(type, size);
    }

    @Override
    public Kernel compile(Operator operator) {
      if (info.id().equals(DUD)) {
        throw new DeviceException(DeviceException.Reason.COMPILER, "The driver has no compiler.");
      }
      Kernel kernel = device.compile(operator);
      boolean sound = Files.exists(Path.of(System.getenv(MENDED)));
      return sound || !operator.name().startsWith("gemm") ? kernel : spoilt(kernel);
    }

    private static Kernel spoilt(Kernel kernel) {
      return arguments -> {
        kernel.run(arguments);
        Buffer last = arguments[arguments.length - 1];
        float[] element = new float[1];
        last.read(0, element, 0, 1);
        element[0] = Math.nextUp(element[0]);
        last.write(0, element, 0, 1);
      };
    }

    @Override
    public void close() {
      device.close();
    }
  }
}
