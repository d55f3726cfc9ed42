package dev.hearth.compute.kernels.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Pace;
import dev.hearth.compute.StoppedException;
import dev.hearth.compute.kernels.Launch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {
  private static final long MILLI = 1_000_000;
  private static final long GROUP = 1 << 20;

  private final List<String> sent = new ArrayList<>();
  private long now;
  private long nanosAGroup = 8 * MILLI / 3;
  private long groupsAtWork;
  private int asked;

  /** A device that takes so long a group, and a clock that only it moves. */
  private Slices slices(long first) {
    return slices(first, () -> asked++);
  }

  private Slices slices(long first, Pace pace) {
    return new Slices(pace, this::await, () -> now, first, 1);
  }

  private void await() {
    now += groupsAtWork * nanosAGroup;
    groupsAtWork = 0;
  }

  private void send(int first, int count) {
    sent.add(first + "+" + count);
    groupsAtWork += count;
  }

  private static Launch launch(int groups, long work) {
    return new Launch("k", List.of(), List.of(), groups, 1, work);
  }

  @Test
  void coverAllGroupsOnceAndInOrder() {
    slices(3 * GROUP).run(launch(10, GROUP), this::send);
    assertThat(sent).containsExactly("0+3", "3+3", "6+3", "9+1");
  }

  @Test
  void sendAGroupThatIsLargerThanASliceByItself() {
    slices(GROUP / 10).run(launch(3, GROUP), this::send);
    assertThat(sent).hasSize(3);
  }

  @Test
  void keepAllOfAWideDeviceAtWork() {
    Slices slices = new Slices(() -> asked++, this::await, () -> now, GROUP, 4);
    slices.run(launch(9, GROUP), this::send);
    assertThat(sent).containsExactly("0+4", "4+4", "8+1");
  }

  @Test
  void fillUpWhatAnEarlierLaunchLeft() {
    Slices slices = slices(3 * GROUP);
    slices.run(launch(2, GROUP), this::send);
    slices.run(launch(5, GROUP), this::send);
    assertThat(sent).containsExactly("0+2", "0+1", "1+3", "4+1");
  }

  @Test
  void askBeforeEverySliceButTheFirstAndOnceAnOperator() {
    Slices slices = slices(3 * GROUP);
    slices.begin();
    slices.run(launch(10, GROUP), this::send);
    assertThat(asked).isEqualTo(1 + 3);
  }

  @Test
  void comeToTakeEightMilliseconds() {
    nanosAGroup = MILLI / 10;
    Slices slices = slices(1 << 20);
    for (int n = 0; n < 60; n++) {
      slices.run(launch(1000, 1 << 14), this::send);
    }
    sent.clear();
    slices.finish();
    slices.run(launch(1000, 1 << 14), this::send);
    assertThat(sent.get(1)).matches("\\d+\\+(79|80|81)");
  }

  @Test
  void doNotGrowByWhatDoesNotFillThem() {
    Slices slices = slices(1 << 20);
    nanosAGroup = 0;
    for (int n = 0; n < 1000; n++) {
      slices.run(launch(1, 1), this::send);
      slices.finish();
    }
    nanosAGroup = 8 * MILLI;
    sent.clear();
    slices.run(launch(4, 1 << 20), this::send);
    assertThat(sent).containsExactly("0+1", "1+1", "2+1", "3+1");
  }

  @Test
  void doNotShrinkByTheTimeThatAnOwnerHeldThem() {
    nanosAGroup = 8 * MILLI;
    Slices slices = slices(1 << 20, () -> now += 1000 * MILLI);
    slices.run(launch(1, 1 << 20), this::send);
    slices.begin();
    slices.finish();
    sent.clear();
    slices.run(launch(2, 1 << 20), this::send);
    assertThat(sent).containsExactly("0+1", "1+1");
  }

  @Test
  void endWhereTheirPaceSaysStop() {
    Slices slices =
        slices(
            100,
            () -> {
              throw new StoppedException();
            });
    assertThatThrownBy(() -> slices.run(launch(5, 100), this::send))
        .isInstanceOf(StoppedException.class);
    assertThat(sent).containsExactly("0+1");
  }
}
