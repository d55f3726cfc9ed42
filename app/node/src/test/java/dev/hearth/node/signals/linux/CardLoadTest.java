package dev.hearth.node.signals.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.linux.DrmClient.Engine;
import dev.hearth.node.signals.sense.OwnProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardLoadTest {
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final String CARD = "0000:03:00.0";
  private static final long OURS = 4_194_000;

  @TempDir Path root;
  private final AtomicLong nanoTime = new AtomicLong();
  private final OwnProcesses own = new OwnProcesses(() -> 0);
  private Tree tree;
  private CardLoad load;

  @BeforeEach
  void start() {
    tree = new Tree(root);
    own.are(Set.of(OURS));
    load = new CardLoad(root, new PciCard(root, CARD), own, new ProcessNames(root), nanoTime::get);
    tree.process(700, "game", 0, 0, 0).process(800, "Xorg", 0, 0, 0);
    tree.process(OURS, "java", 0, 0, 0);
    tree.link("proc/700/fd/1", "/nowhere").write("proc/700/fdinfo/1", "pos:\t0");
  }

  /** A client as amdgpu tells of it; milliseconds busy. */
  private void client(long pid, int fd, int id, String card, long graphics, long compute) {
    tree.link("proc/" + pid + "/fd/" + fd, "/dev/dri/renderD128");
    tree.write(
        "proc/" + pid + "/fdinfo/" + fd,
        """
        pos:\t0
        flags:\t02100002
        drm-driver:\tamdgpu
        drm-client-id:\t%d
        drm-pdev:\t%s
        drm-memory-vram:\t1024 KiB
        drm-engine-gfx:\t%d ns
        drm-engine-compute:\t%d ns
        drm-engine-capacity-compute:\t2"""
            .formatted(id, card, graphics * 1_000_000, compute * 1_000_000));
  }

  private Load after(Duration time) {
    nanoTime.addAndGet(time.toNanos());
    return load.read().known().orElseThrow();
  }

  @Test
  void countsTheBusiestEngineOfOthers() {
    client(700, 5, 41, CARD, 1000, 0);
    client(800, 5, 42, CARD, 7000, 0);
    client(OURS, 5, 43, CARD, 0, 1000);
    assertThat(after(Duration.ZERO).share()).isZero();
    client(700, 5, 41, CARD, 2200, 1600);
    client(800, 5, 42, CARD, 7100, 0);
    client(OURS, 5, 43, CARD, 0, 3000);
    Load both = after(Duration.ofSeconds(2));
    assertThat(both.share()).isCloseTo(0.65, CLOSE); // 1.2 and 0.1 of 2 s; compute is 0.4
    assertThat(both.program()).isEqualTo("game");
  }

  @Test
  void countsASharedClientOnceAndOtherCardsNotAtAll() {
    client(700, 5, 41, CARD, 0, 0);
    client(700, 6, 41, CARD, 0, 0);
    client(800, 5, 41, CARD, 0, 0);
    client(800, 6, 77, "0000:00:02.0", 0, 0);
    after(Duration.ZERO);
    client(700, 5, 41, CARD, 500, 0);
    client(700, 6, 41, CARD, 500, 0);
    client(800, 5, 41, CARD, 500, 0);
    client(800, 6, 77, "0000:00:02.0", 1000, 0);
    assertThat(after(Duration.ofSeconds(1)).share()).isCloseTo(0.5, CLOSE);
  }

  @Test
  void findsAGameThatOpensTheCardLater() {
    after(Duration.ZERO);
    client(700, 5, 41, CARD, 100, 0);
    after(Duration.ofSeconds(2));
    client(700, 5, 41, CARD, 2000, 0);
    assertThat(after(Duration.ofSeconds(2))).isEqualTo(new Load(0.95, "game"));
    tree.remove("proc/700");
    assertThat(after(Duration.ofSeconds(2))).isEqualTo(new Load(0, ""));
  }

  @Test
  void saysSoWhenTheDriverTellsLess() {
    tree.link("proc/700/fd/5", "/dev/dri/card0");
    tree.write("proc/700/fdinfo/5", "drm-driver:\tast\ndrm-client-id:\t4\ndrm-pdev:\t" + CARD);
    assertThat(load.read())
        .isEqualTo(Reading.unknown("this card's driver does not tell which program uses it"));
  }

  @Test
  void readsWhatIntelsDriversTell() {
    DrmClient i915 =
        DrmClient.parse(
                """
                drm-driver:	i915
                drm-client-id:	7
                drm-pdev:	0000:00:02.0
                drm-engine-render:	9288864723 ns
                drm-engine-video:	0 ns
                drm-engine-capacity-video:	2
                """)
            .orElseThrow();
    assertThat(i915.engines())
        .isEqualTo(Map.of("render", new Engine(9288864723L, 0, 1), "video", new Engine(0, 0, 2)));
    DrmClient xe =
        DrmClient.parse(
                """
                drm-driver:	xe
                drm-client-id:	8
                drm-pdev:	0000:00:02.0
                drm-cycles-rcs:	28257900
                drm-total-cycles-rcs:	7655183225
                """)
            .orElseThrow();
    Engine engine = xe.engines().get("rcs");
    assertThat(engine).isEqualTo(new Engine(28257900, 7655183225L, 1));
    assertThat(engine.shareSince(new Engine(28257000, 7655180225L, 1), 1)).isCloseTo(0.3, CLOSE);
    assertThat(DrmClient.parse("pos:\t0\nflags:\t02")).isEmpty();
  }
}
