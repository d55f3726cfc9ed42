package dev.hearth.node.notify;

import dev.hearth.protocol.Wei;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What there is to tell, and what has been told once it is. Pure. */
record Occasions(List<Notice> notices, Told told) {

  /** Nothing while a program covers the screen: what is worth telling waits for its end. */
  static Occasions of(Standing now, Told told, Function<Wei, String> money) {
    return now.fullscreen() ? new Occasions(List.of(), told) : due(now, told, money);
  }

  private static Occasions due(Standing now, Told told, Function<Wei, String> money) {
    List<Notice> notices = new ArrayList<>();
    if (!told.earning() && !now.earned().isZero()) {
      notices.add(firstEarning(money.apply(now.earned())));
    }
    if (now.withdrawn().compareTo(told.withdrawn()) > 0) {
      notices.add(payout(money.apply(now.withdrawn().minus(told.withdrawn()))));
    }
    now.benched().stream()
        .filter(device -> !told.benched().contains(device.device()))
        .map(Occasions::benched)
        .forEach(notices::add);
    return new Occasions(notices, toldOf(now, told));
  }

  /** A device that came back is told of again when it is benched again. */
  private static Told toldOf(Standing now, Told told) {
    Set<String> benched =
        now.benched().stream().map(Standing.Benched::device).collect(Collectors.toSet());
    return new Told(told.earning() || !now.earned().isZero(), now.withdrawn(), benched);
  }

  private static Notice firstEarning(String amount) {
    return new Notice("Your first earning", "This machine has earned " + amount + ".");
  }

  private static Notice payout(String amount) {
    return new Notice("Paid out", amount + " went to your wallet.");
  }

  private static Notice benched(Standing.Benched device) {
    return new Notice(device.name() + " cannot earn", device.reason());
  }
}
