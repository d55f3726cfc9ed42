package dev.hearth.desktop.view;

import dev.hearth.api.Denomination;
import dev.hearth.api.JobView.ProviderView;
import dev.hearth.api.Money;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** Who works on a job: accepted, refused, checks done, earned, and what there is to say of them. */
final class ProviderTable extends GridPane {
  private static final List<String> HEADINGS =
      List.of("provider", "accepted", "refused", "checks", "earned", "");
  private static final int NOTE = HEADINGS.size() - 1;

  ProviderTable() {
    setId("providers");
    getStyleClass().add("providers");
  }

  void show(List<ProviderView> providers, Denomination money) {
    getChildren().clear();
    if (providers.isEmpty()) {
      add(Texts.hint("providers-none", "No provider has asked for work yet."), 0, 0);
      return;
    }
    row(0, HEADINGS, "providers-heading");
    for (int i = 0; i < providers.size(); i++) {
      ProviderView provider = providers.get(i);
      row(
          i + 1,
          cells(provider, money),
          provider.leasesRefused() > 0 ? "provider-refused" : "provider");
    }
  }

  private static List<String> cells(ProviderView provider, Denomination money) {
    return List.of(
        "…" + provider.peer().brief(),
        Integer.toString(provider.leasesAccepted()),
        Integer.toString(provider.leasesRefused()),
        Integer.toString(provider.audits()),
        Money.text(provider.earned(), money),
        provider.note());
  }

  private void row(int row, List<String> cells, String style) {
    for (int column = 0; column < cells.size(); column++) {
      Label label = new Label(cells.get(column));
      label.getStyleClass().add(style);
      boolean note = column == NOTE;
      label.setWrapText(note);
      label.setMinWidth(note ? 0 : USE_PREF_SIZE);
      label.setMinHeight(USE_PREF_SIZE);
      add(label, column, row);
    }
  }
}
