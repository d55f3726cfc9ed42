package dev.hearth.node;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import dev.hearth.node.device.Devices;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.training.ShardTrainer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A device that is refused memory after so many buffers. */
public record ShortDevice(Device device, AtomicInteger left, Supplier<? extends Throwable> refusal)
    implements Device {

  /** A worker whose device is so when it is opened first, and sound when it is opened again. */
  public static InProcessWorker worker(int buffers, Supplier<? extends Throwable> refusal) {
    AtomicInteger left = new AtomicInteger(buffers);
    return new InProcessWorker(
        pace -> new ShortDevice(Devices.installed().first().open(1, pace), left, refusal),
        ShardTrainer.standard(1),
        System::nanoTime);
  }

  @Override
  public DeviceInfo info() {
    return device.info();
  }

  @Override
  public Pace pace() {
    return device.pace();
  }

  @Override
  public Buffer allocate(Type type, long size) {
    if (left.getAndDecrement() == 0) {
      throw ShortDevice.<RuntimeException>unchecked(refusal.get());
    }
    return device.allocate(type, size);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable refusal) throws T {
    throw (T) refusal;
  }

  @Override
  public Kernel compile(Operator operator) {
    return device.compile(operator);
  }

  @Override
  public void close() {
    device.close();
  }
}
