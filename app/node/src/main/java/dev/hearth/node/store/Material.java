package dev.hearth.node.store;

import dev.hearth.node.policy.DeviceSignals;
import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Economy;
import dev.hearth.node.policy.Moment;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.policy.Signals.Power;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether enough changed between two moments to matter to a rule. Pure. */
final class Material {
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private static final double LOAD = 0.1;
  private static final double CELSIUS = 3;
  private static final double WATTS = 20;
  private static final int CHARGE = 5;
  private static final double OF_THE_PAY = 0.1;

  private Material() {}

  static boolean differ(Moment before, Moment now) {
    return differ(before.signals(), now.signals())
        || devices(before, now).anyMatch(device -> differ(before, now, device));
  }

  private static boolean differ(Signals before, Signals now) {
    return differ(before.idle(), now.idle(), Material::isOtherUse)
        || differ(before.foreground(), now.foreground(), Material::isOtherScreen)
        || differ(before.programs(), now.programs(), (one, other) -> !one.equals(other))
        || differ(before.video(), now.video(), (one, other) -> one.isEmpty() != other.isEmpty())
        || differ(before.power(), now.power(), Material::isOtherPower)
        || differ(before.metered(), now.metered(), (one, other) -> !one.equals(other));
  }

  private static Stream<String> devices(Moment before, Moment now) {
    return Stream.of(
        before.signals().devices().keySet(),
        now.signals().devices().keySet(),
        before.economies().keySet(),
        now.economies().keySet())
        .flatMap(Set::stream)
        .collect(Collectors.toSet())
        .stream();
  }

  private static boolean differ(Moment before, Moment now, String device) {
    DeviceSignals first = before.signals().of(device);
    DeviceSignals last = now.signals().of(device);
    return differ(first.others(), last.others(), Material::isOtherLoad)
        || differ(first.celsius(), last.celsius(), step(CELSIUS))
        || differ(first.watts(), last.watts(), step(WATTS))
        || differ(
            before.economies().getOrDefault(device, Economy.UNKNOWN),
            now.economies().getOrDefault(device, Economy.UNKNOWN));
  }

  private static boolean differ(Economy before, Economy now) {
    return differ(
            before.payPerHour(),
            now.payPerHour(),
            (one, other) -> step(one * OF_THE_PAY).test(one, other))
        || differ(before.watts(), now.watts(), step(WATTS));
  }

  /** Known or not is a difference; why not is none. */
  private static <T> boolean differ(Reading<T> before, Reading<T> now, BiPredicate<T, T> matters) {
    Optional<T> first = before.known();
    Optional<T> last = now.known();
    return first.isPresent() != last.isPresent()
        || first.isPresent() && matters.test(first.get(), last.get());
  }

  private static BiPredicate<Double, Double> step(double size) {
    return (one, other) -> Math.abs(one - other) >= Math.max(size, Double.MIN_VALUE);
  }

  /** The owner came back from a pause; that it goes on is told every minute. */
  private static boolean isOtherUse(Duration before, Duration now) {
    return before.compareTo(PAUSE) >= 0 && now.compareTo(before) < 0;
  }

  private static boolean isOtherScreen(Foreground before, Foreground now) {
    return before.fullscreen() != now.fullscreen()
        || now.fullscreen() && !before.program().equals(now.program());
  }

  private static boolean isOtherPower(Power before, Power now) {
    return before.mains() != now.mains() || Math.abs(before.charge() - now.charge()) >= CHARGE;
  }

  private static boolean isOtherLoad(Load before, Load now) {
    return step(LOAD).test(before.share(), now.share());
  }
}
