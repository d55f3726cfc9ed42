package dev.hearth.desktop.view;

import dev.hearth.api.Money;
import dev.hearth.api.MoneyView;
import dev.hearth.protocol.Wei;

/** An amount with a word for it below, and the tokens beside the word where they come second. */
public final class MoneyFigure {
  private final Figure figure;
  private final String word;

  /** The id is the amount's. */
  public MoneyFigure(String id, String word) {
    this.figure = new Figure(id, word);
    this.word = word;
  }

  public MoneyFigure large() {
    figure.large();
    return this;
  }

  public Figure node() {
    return figure;
  }

  /** The amount is null when nobody knows it. */
  public void show(Wei amount, MoneyView money) {
    if (amount == null) {
      figure.show("unknown", word);
      return;
    }
    figure.show(
        Money.text(amount, money), Money.known(money) ? word + ", " + Money.text(amount) : word);
  }
}
