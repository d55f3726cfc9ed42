package dev.hearth.compute.kernels.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.DeviceException;
import dev.hearth.compute.DeviceException.Reason;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.op.Add;
import dev.hearth.compute.op.Attention;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannedDeviceTest {
  private static final DeviceInfo INFO = new DeviceInfo("fake", "", "", "fake", "", 0, "");

  private final Set<Memory> live = new HashSet<>();
  private final FakeDriver driver = new FakeDriver();
  private final PlannedDevice<Memory> device =
      new PlannedDevice<>(INFO, driver, new Slices(Pace.FREE, driver::await, () -> 0, 1 << 20, 1));

  /** Memory that counts itself. */
  private final class Memory extends StagedBuffer {
    private final byte[] content;

    Memory(Type type, long size) {
      super(type, size);
      this.content = new byte[(int) size * Float.BYTES];
      live.add(this);
    }

    @Override
    protected void write(long at, ByteBuffer bytes) {
      bytes.get(content, (int) at * Float.BYTES, bytes.remaining());
    }

    @Override
    protected void read(long at, ByteBuffer bytes) {
      bytes.put(content, (int) at * Float.BYTES, bytes.remaining());
    }

    @Override
    protected void free() {
      live.remove(this);
    }
  }

  /** A driver that can be told to fail. */
  private final class FakeDriver implements Driver<Memory>, Driver.Program<Memory> {
    private boolean lost;
    private boolean full;
    private boolean failsToStart;
    private int open = 1;
    private int started;

    @Override
    public Class<Memory> bufferType() {
      return Memory.class;
    }

    @Override
    public Memory allocate(Type type, long size) {
      return new Memory(type, size);
    }

    @Override
    public void clear(Memory buffer) {
      if (full) {
        throw new DeviceException(Reason.OUT_OF_MEMORY, "full");
      }
    }

    @Override
    public boolean joins() {
      return KernelShape.ITEMS.joins();
    }

    @Override
    public KernelPlan plan(Operator operator) {
      return KernelPlan.of(operator, KernelShape.ITEMS);
    }

    @Override
    public Driver.Program<Memory> compile(Operator operator, KernelPlan plan) {
      open++;
      return this;
    }

    @Override
    public void start(int launch, List<Memory> buffers, int first, int count) {
      if (failsToStart) {
        throw new DeviceException(Reason.DRIVER, "refused");
      }
      assertThat(buffers).doesNotContainNull();
      started++;
    }

    @Override
    public void flush() {}

    @Override
    public void await() {
      if (lost) {
        throw new DeviceException(Reason.LOST, "lost");
      }
    }

    @Override
    public void close() {
      open--;
    }
  }

  @Test
  void givesEverythingBackWhenClosed() {
    run(Attention.forward(1, 9, 2, 4));
    device.close();
    assertThat(driver.started).isPositive();
    assertThat(live).isEmpty();
    assertThat(driver.open).isZero();
  }

  @Test
  void givesEverythingBackEvenWhenItIsLost() {
    run(Attention.forward(1, 9, 2, 4));
    driver.lost = true;
    device.close();
    assertThat(live).isEmpty();
    assertThat(driver.open).isZero();
  }

  @Test
  void keepsNothingOfWhatItCouldNotClear() {
    driver.full = true;
    assertThatThrownBy(() -> device.allocate(Type.F32, 8)).hasMessage("full");
    assertThat(live).isEmpty();
  }

  @Test
  void lendsScratchAgainAfterAFailure() {
    Operator operator = Attention.forward(1, 9, 2, 4);
    driver.failsToStart = true;
    assertThatThrownBy(() -> run(operator)).hasMessage("refused");
    int before = live.size();
    driver.failsToStart = false;
    run(operator);
    assertThat(live).hasSize(before + operator.arguments().size());
  }

  @Test
  void copiesAnyPartOfABuffer() {
    Buffer buffer = device.allocate(Type.I32, 1 << 19);
    int[] words = new int[1 << 19];
    for (int n = 0; n < words.length; n++) {
      words[n] = n;
    }
    buffer.write(3, words, 7, words.length - 10);
    int[] read = new int[words.length];
    buffer.read(1, read, 2, 1 << 18);
    assertThat(read[3]).isZero();
    assertThat(read[4]).isEqualTo(7);
    assertThat(read[(1 << 18) + 1]).isEqualTo((1 << 18) + 4);
  }

  @Test
  void refusesWhatIsNotItsOwnOrOfAnotherSize() {
    Operator add = Add.of(8);
    Buffer eight = device.allocate(Type.F32, 8);
    Buffer nine = device.allocate(Type.F32, 9);
    assertThatThrownBy(() -> device.compile(add).run(eight, eight))
        .hasMessage("add takes 3 buffers, not 2");
    assertThatThrownBy(() -> device.compile(add).run(eight, nine, eight))
        .hasMessageContaining("another type or size");
  }

  private void run(Operator operator) {
    Buffer[] buffers =
        operator.arguments().stream()
            .map(t -> device.allocate(t.type(), t.size()))
            .toArray(Buffer[]::new);
    device.compile(operator).run(buffers);
  }
}
