package dev.hearth.node.signals;

import dev.hearth.node.signals.nvml.Nvml;
import dev.hearth.node.signals.nvml.NvmlCard;
import java.util.List;
import java.util.Optional;

/** NVIDIA's library, started when a card first asks for it: that wakes the cards. */
final class NvidiaCards {
  private final List<String> libraries;
  private Optional<Nvml> nvml = Optional.empty();

  NvidiaCards(List<String> libraries) {
    this.libraries = libraries;
  }

  /** Empty without such a driver, or when the card is not its. */
  synchronized Optional<NvmlCard> at(String pciAddress) {
    if (nvml.isEmpty()) {
      nvml = Nvml.start(libraries);
    }
    return nvml.flatMap(started -> started.card(pciAddress));
  }

  synchronized void close() {
    nvml.ifPresent(Nvml::close);
    nvml = Optional.empty();
  }
}
