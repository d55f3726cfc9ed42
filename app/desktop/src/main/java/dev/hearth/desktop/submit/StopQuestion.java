package dev.hearth.desktop.submit;

import dev.hearth.api.JobView;
import dev.hearth.api.Money;
import dev.hearth.desktop.view.JobMoney;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import dev.hearth.desktop.view.Times;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks before a job is stopped, and says what becomes of its money. */
final class StopQuestion extends VBox {
  private final Label words = Texts.paragraph("job-stop-words", "");

  /**
   * @param yes stops it
   */
  StopQuestion(Runnable yes) {
    getStyleClass().add("card-body");
    HBox answers =
        new HBox(
            button("job-stop-yes", "Stop it", yes), button("job-stop-no", "Keep it", () -> {}));
    answers.getStyleClass().add("row");
    getChildren().addAll(words, answers);
    Shown.when(false, this);
  }

  private Button button(String id, String word, Runnable answer) {
    Button button = new Button(word);
    button.setId(id);
    button.setOnAction(
        pressed -> {
          close();
          answer.run();
        });
    return button;
  }

  void ask(JobView job) {
    words.setText(
        "Stop “%s” for good? What was accepted stays paid. Nothing comes back now: what is not spent, %s as it stands, comes back by itself after %s."
            .formatted(
                job.title(),
                Money.text(JobMoney.unspent(job), job.money()),
                Times.of(job.deadline())));
    Shown.when(true, this);
  }

  void close() {
    Shown.when(false, this);
  }
}
