package dev.hearth.node.dispute;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.court.DisputeState;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One dispute as the chain tells it, read anew each time: blocks may be replaced. */
final class Proceedings {
  private final Court court;
  private final Hash dispute;
  private final long openedIn;
  private final Line line;
  private final InstantSource clock;

  /**
   * @param line tells what an agreed position lists, which the chain does not
   */
  Proceedings(Court court, Hash dispute, long openedIn, Line line, InstantSource clock) {
    this.court = court;
    this.dispute = dispute;
    this.openedIn = openedIn;
    this.line = line;
    this.clock = clock;
  }

  Standing look() throws IOException {
    DisputeState state =
        court
            .state(dispute)
            .orElseThrow(() -> new IOException("the court has no dispute " + dispute.brief()));
    return new Standing(path(), state, later(court.time(), clock.instant()));
  }

  private List<Posted> path() throws IOException {
    List<Posted> path = new ArrayList<>(List.of(line.positions().getFirst()));
    for (CourtEvent event : court.history(dispute, openedIn)) {
      switch (event) {
        case CourtEvent.Moved moved -> path.add(after(path.getLast(), moved));
        case CourtEvent.Agreed agreed -> signed(agreed.position()).ifPresent(path::add);
        case CourtEvent.Opened _, CourtEvent.Judged _, CourtEvent.Settled _ -> {}
      }
    }
    return path;
  }

  private static Posted after(Posted at, CourtEvent.Moved moved) {
    return new Posted(
        moved.position(),
        at.listed()
            .after(at.position(), moved.picked(), moved.position(), moved.values(), moved.words()));
  }

  private Optional<Posted> signed(Position position) {
    return line.positions().stream()
        .filter(posted -> posted.position().equals(position))
        .findFirst();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
