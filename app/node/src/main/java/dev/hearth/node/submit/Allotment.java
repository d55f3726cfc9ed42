package dev.hearth.node.submit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which waiting provider gets which work. */
record Allotment(Bidder bidder, Work work) {

  /**
   * Providers with the fewest leases choose first, those that waited longer before others; work is
   * taken in its order where the provider may do it.
   *
   * @param waiting longest first
   */
  static List<Allotment> of(List<Bidder> waiting, List<Work> open, Books books) {
    List<Work> left = new ArrayList<>(open);
    List<Allotment> allotments = new ArrayList<>();
    for (Bidder bidder : fewestLeasesFirst(waiting, books)) {
      Optional<Work> work =
          left.stream().filter(candidate -> candidate.isFor(bidder.bid().payout())).findFirst();
      work.ifPresent(found -> allotments.add(new Allotment(bidder, found)));
      work.ifPresent(left::remove);
    }
    return allotments;
  }

  private static List<Bidder> fewestLeasesFirst(List<Bidder> waiting, Books books) {
    return waiting.stream()
        .sorted(Comparator.comparingInt(bidder -> books.granted(bidder.peer())))
        .toList();
  }
}
