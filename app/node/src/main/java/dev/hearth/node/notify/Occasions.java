package dev.hearth.node.notify;

import dev.hearth.api.Denomination;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is to tell, and what has been told once it is. Pure. */
record Occasions(List<Notice> notices, Told told) {

  /** Nothing while a program covers the screen: what is worth telling waits for its end. */
  static Occasions of(Standing now, Told told, BiFunction<Wei, Denomination, String> money) {
    return now.fullscreen() ? new Occasions(List.of(), told) : due(now, told, money);
  }

  private static Occasions due(
      Standing now, Told told, BiFunction<Wei, Denomination, String> money) {
    List<Notice> notices = new ArrayList<>();
    if (!told.earning()) {
      earned(now)
          .limit(1)
          .map(sum -> firstEarning(money.apply(sum.earned(), sum.money())))
          .forEach(notices::add);
    }
    for (Standing.Sum sum : now.sums()) {
      Wei known = told.withdrawn(sum.money().token());
      if (sum.withdrawn().compareTo(known) > 0) {
        notices.add(payout(money.apply(sum.withdrawn().minus(known), sum.money())));
      }
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
    boolean earning = told.earning() || earned(now).findAny().isPresent();
    Map<Address, Wei> withdrawn =
        now.sums().stream()
            .filter(sum -> !sum.withdrawn().isZero())
            .collect(Collectors.toMap(sum -> sum.money().token(), Standing.Sum::withdrawn));
    return new Told(earning, withdrawn, benched);
  }

  private static Stream<Standing.Sum> earned(Standing now) {
    return now.sums().stream().filter(sum -> !sum.earned().isZero());
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
