package dev.hearth.node.signals.linux;

import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.linux.DrmClient.Engine;
import dev.hearth.node.signals.sense.EngineShares;
import dev.hearth.node.signals.sense.EngineShares.Part;
import dev.hearth.node.signals.sense.OwnProcesses;
import dev.hearth.node.signals.sense.Sense;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * What others than Hearth take of a graphics card, from one reading to the next. Processes of other
 * users are not seen.
 */
public final class CardLoad implements Sense<Load> {
  private final String card;
  private final OwnProcesses own;
  private final ProcessNames names;
  private final DrmClients clients;
  private final LongSupplier nanoTime;
  private Map<Long, Use> before = Map.of();
  private long time;

  /** A client, and a process that has it. */
  private record Use(long pid, DrmClient client) {}

  public CardLoad(
      Path root, PciCard card, OwnProcesses own, ProcessNames names, LongSupplier nanoTime) {
    this.card = card.address();
    this.own = own;
    this.names = names;
    this.clients = new DrmClients(root, nanoTime);
    this.nanoTime = nanoTime;
  }

  @Override
  public Reading<Load> read() {
    Map<Long, Use> first = before;
    long then = time;
    time = nanoTime.getAsLong();
    before = others();
    if (!before.isEmpty() && before.values().stream().allMatch(CardLoad::tellsNothing)) {
      return Reading.unknown("this card's driver does not tell which program uses it");
    }
    return Reading.of(shares(first, time - then).load(names::of));
  }

  /** By client: several processes may have the same one. */
  private Map<Long, Use> others() {
    Set<Long> ours = own.all();
    Map<Long, Use> others = new HashMap<>();
    clients.read().entrySet().stream()
        .filter(process -> !ours.contains(process.getKey()))
        .flatMap(process -> uses(process.getKey(), process.getValue()))
        .forEach(use -> others.putIfAbsent(use.client().id(), use));
    return others;
  }

  private Stream<Use> uses(long pid, List<DrmClient> clients) {
    return clients.stream()
        .filter(client -> client.card().equals(card))
        .map(client -> new Use(pid, client));
  }

  private static boolean tellsNothing(Use use) {
    return use.client().engines().isEmpty();
  }

  /** Of clients that were there at both ends of the time. */
  private EngineShares shares(Map<Long, Use> first, long nanoseconds) {
    return new EngineShares(
        before.values().stream()
            .filter(use -> first.containsKey(use.client().id()))
            .flatMap(use -> parts(first.get(use.client().id()), use, nanoseconds))
            .toList());
  }

  private static Stream<Part> parts(Use first, Use last, long nanoseconds) {
    Map<String, Engine> earlier = first.client().engines();
    return last.client().engines().entrySet().stream()
        .filter(engine -> earlier.containsKey(engine.getKey()))
        .map(
            engine ->
                new Part(
                    last.pid(),
                    engine.getKey(),
                    engine.getValue().shareSince(earlier.get(engine.getKey()), nanoseconds)));
  }
}
