package dev.hearth.node.agent;

import dev.hearth.api.Denomination;
import dev.hearth.api.DeviceView;
import dev.hearth.api.EarningsView;
import dev.hearth.api.Money;
import dev.hearth.api.MoneyView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.api.SnapshotListener;
import dev.hearth.node.notify.Herald;
import dev.hearth.node.notify.Notifier;
import dev.hearth.node.notify.Standing;
import dev.hearth.node.notify.Standing.Benched;
import dev.hearth.node.notify.ToldStore;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.shell.DesktopShell;
import dev.hearth.node.tray.Tray;
import dev.hearth.node.tray.TrayModel;
import dev.hearth.protocol.Wei;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Shows the node's state by the clock, and tells what is new where the owner wants to hear it. */
final class Presence implements SnapshotListener {
  private final Tray tray;
  private final Herald herald;
  private final IdleWatch watch;
  private volatile MoneyView money = MoneyView.UNKNOWN;

  /**
   * @param wanted whether the owner wants to be told
   */
  Presence(DesktopShell shell, ToldStore told, BooleanSupplier wanted, IdleWatch watch) {
    this.tray = shell.tray();
    this.herald = new Herald(quietly(shell.notifier(), wanted), told, this::text);
    this.watch = watch;
  }

  private static Notifier quietly(Notifier notifier, BooleanSupplier wanted) {
    return (title, sentence) -> {
      if (wanted.getAsBoolean()) {
        notifier.tell(title, sentence);
      }
    };
  }

  @Override
  public void snapshot(NodeSnapshot now) {
    money = now.money();
    EarningsView earnings = now.earnings();
    tray.show(
        TrayModel.of(
            now.state(),
            text(earnings.today(), Denomination.COIN),
            now.state().rule().equals(NodeState.OWNER)));
    herald.hear(new Standing(isScreenCovered(), sums(earnings), benched(now)));
  }

  private static List<Standing.Sum> sums(EarningsView earnings) {
    Standing.Sum coin =
        new Standing.Sum(Denomination.COIN, earnings.earned(), earnings.withdrawn());
    Stream<Standing.Sum> tokens =
        earnings.tokens().stream()
            .map(of -> new Standing.Sum(of.money(), of.earned(), of.withdrawn()));
    return Stream.concat(Stream.of(coin), tokens).toList();
  }

  private String text(Wei amount, Denomination in) {
    return Money.text(amount, in, money);
  }

  private boolean isScreenCovered() {
    return watch
        .signals()
        .flatMap(seen -> seen.foreground().known())
        .map(Foreground::fullscreen)
        .orElse(false);
  }

  private static List<Benched> benched(NodeSnapshot now) {
    return now.devices().stream()
        .filter(device -> device.measured() && !device.conforms())
        .map(Presence::benched)
        .toList();
  }

  private static Benched benched(DeviceView device) {
    return new Benched(device.id(), device.name(), device.reason());
  }
}
