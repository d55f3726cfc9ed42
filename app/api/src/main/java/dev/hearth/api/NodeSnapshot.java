package dev.hearth.api;

import dev.hearth.protocol.PeerId;
import java.util.List;

/**
 * Everything a screen shows, at one moment (milliseconds since 1970). Immutable. Work is null while
 * nothing trains.
 *
 * @param notices what the owner should know until it is mended, a sentence each
 */
public record NodeSnapshot(
    String version,
    long time,
    Network network,
    NodeState state,
    PeerId peer,
    List<String> addresses,
    int peers,
    WorkView work,
    List<DeviceView> devices,
    EarningsView earnings,
    MoneyView money,
    List<String> notices,
    List<JobView> jobs) {

  /** Which chain the money is on. */
  public enum Network {
    PRACTICE,
    REAL
  }
}
