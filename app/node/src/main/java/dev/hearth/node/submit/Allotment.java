package dev.hearth.node.submit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Which waiting provider gets which work. */
record Allotment(Bidder bidder, Work work) {

  /**
   * Providers with the fewest leases choose first, those that waited longer before others; work is
   * taken in its order where the provider may do it. An audit that would rather run on another
   * maker's device waits until all have chosen, but no longer.
   *
   * @param waiting longest first
   */
  static List<Allotment> of(List<Bidder> waiting, List<Work> open, Books books) {
    List<Bidder> choosing = new ArrayList<>(fewestLeasesFirst(waiting, books));
    List<Work> left = new ArrayList<>(open);
    List<Allotment> allotments = new ArrayList<>();
    allotments.addAll(choose(choosing, left, (bidder, work) -> work.suits(bidder.bid())));
    allotments.addAll(choose(choosing, left, (bidder, work) -> work.isFor(bidder.bid().payout())));
    return allotments;
  }

  /** Takes away who has chosen, and what. */
  private static List<Allotment> choose(
      List<Bidder> choosing, List<Work> left, BiPredicate<Bidder, Work> may) {
    List<Allotment> chosen = new ArrayList<>();
    for (Bidder bidder : List.copyOf(choosing)) {
      Optional<Work> work =
          left.stream().filter(candidate -> may.test(bidder, candidate)).findFirst();
      if (work.isPresent()) {
        chosen.add(new Allotment(bidder, work.get()));
        left.remove(work.get());
        choosing.remove(bidder);
      }
    }
    return chosen;
  }

  private static List<Bidder> fewestLeasesFirst(List<Bidder> waiting, Books books) {
    return waiting.stream()
        .sorted(Comparator.comparingInt(bidder -> books.granted(bidder.peer())))
        .toList();
  }
}
