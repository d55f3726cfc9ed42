package dev.hearth.desktop.settings;

import dev.hearth.api.DevicePolicy.RuleView;
import dev.hearth.api.NodeState;
import dev.hearth.api.SettingView;
import dev.hearth.desktop.agent.OwnerSettings;
import dev.hearth.desktop.view.Ids;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One rule as it sees the world now; what would change its mind, and the settings that do. */
final class RuleLine extends VBox {
  private static final PseudoClass DECIDES = PseudoClass.getPseudoClass("decides");
  private static final PseudoClass ASKED = PseudoClass.getPseudoClass("asked");

  private final OwnerSettings settings;
  private final Consumer<String> open;
  private final Label title = Texts.paragraph(null, "");
  private final Label opinion;
  private final Label signal;
  private final Label next;
  private final FlowPane links = new FlowPane();
  private List<String> keys = List.of();

  /**
   * @param open hears the key of a setting to go to
   */
  RuleLine(String rule, OwnerSettings settings, Consumer<String> open) {
    this.settings = settings;
    this.open = open;
    setId(Ids.of("rule", rule));
    getStyleClass().add("rule");
    title.getStyleClass().add("rule-title");
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    opinion = Texts.hint(Ids.of("rule", rule, "opinion"), "");
    opinion.setMinWidth(USE_PREF_SIZE);
    signal = Texts.hint(Ids.of("rule", rule, "signal"), "");
    next = Texts.hint(Ids.of("rule", rule, "next"), "");
    links.getStyleClass().add("links");
    getChildren().addAll(new HBox(title, opinion), signal, next, links);
  }

  void show(RuleView rule) {
    title.setText(rule.title());
    opinion.setText(word(rule));
    signal.setText(rule.signal());
    next.setText(next(rule));
    pseudoClassStateChanged(DECIDES, rule.decides());
    link(rule);
  }

  private static String word(RuleView rule) {
    if (rule.decides()) {
      return "decides now";
    }
    return switch (rule.opinion()) {
      case ALLOWS -> "allows";
      case SILENT -> "says nothing";
      case LIMITS -> "allows a little";
      case OBJECTS -> "objects";
    };
  }

  /** What would change its mind, and what would not. */
  private static String next(RuleView rule) {
    boolean firm = !rule.givesWay() && !rule.rule().equals(NodeState.OWNER);
    return rule.decides() && firm ? rule.next() + " “Run now” does not overrule it." : rule.next();
  }

  /** Links stay as long as the same settings change the rule, so the keyboard keeps its place. */
  private void link(RuleView rule) {
    if (!rule.settings().equals(keys)) {
      keys = rule.settings();
      links.getChildren().setAll(keys.stream().map(this::link).toList());
    }
    Shown.when(!keys.isEmpty(), links);
  }

  private Hyperlink link(String key) {
    Hyperlink link = new Hyperlink(settings.find(key).map(SettingView::title).orElse(key));
    link.setId(Ids.of(getId(), "to", key));
    link.setOnAction(pressed -> open.accept(key));
    return link;
  }

  /** Marks it as the one that was asked about. */
  void asked(boolean asked) {
    pseudoClassStateChanged(ASKED, asked);
  }
}
