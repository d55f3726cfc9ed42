package dev.hearth.node;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceException;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import dev.hearth.node.device.Devices;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.training.ShardTrainer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A device that refuses after so many buffers, from then on even to be closed. */
public record ShortDevice(Device device, AtomicInteger left, Supplier<? extends Throwable> refusal)
    implements Device {

  /** A worker whose device is so when it is opened first, and sound when it is opened again. */
  public static InProcessWorker worker(int buffers, Supplier<? extends Throwable> refusal) {
    AtomicBoolean first = new AtomicBoolean(true);
    return new InProcessWorker(
        pace -> {
          Device sound = Devices.installed().first().open(1, pace);
          return first.getAndSet(false)
              ? new ShortDevice(sound, new AtomicInteger(buffers), refusal)
              : sound;
        },
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
    if (left.getAndDecrement() <= 0) {
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
    if (left.get() < 0) {
      throw new DeviceException(DeviceException.Reason.LOST, "it does not close");
    }
  }
}
