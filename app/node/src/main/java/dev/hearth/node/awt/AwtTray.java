package dev.hearth.node.awt;

import dev.hearth.node.notify.Notifier;
import dev.hearth.node.tray.Choice;
import dev.hearth.node.tray.IconPainter;
import dev.hearth.node.tray.Tray;
import dev.hearth.node.tray.TrayModel;
import dev.hearth.node.tray.TrayState;
import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.Image;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The icon and its messages through java.awt; everything happens on AWT's own thread. */
public final class AwtTray implements Tray, Notifier {
  private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);

  /** Windows cuts a tooltip off here. */
  private static final int TOOLTIP_LENGTH = 127;

  private final Consumer<Choice> chosen;
  private TrayModel shown;
  private Optional<TrayIcon> icon = Optional.empty();

  /** Choices arrive on the executor. */
  public AwtTray(Executor executor, Consumer<Choice> chosen) {
    this.chosen = choice -> executor.execute(() -> chosen.accept(choice));
    // Without it macOS puts a program that has an icon by the clock into the dock too.
    System.setProperty("apple.awt.UIElement", "true");
  }

  @Override
  public void show(TrayModel model) {
    EventQueue.invokeLater(() -> update(model));
  }

  @Override
  public void tell(String title, String sentence) {
    EventQueue.invokeLater(
        () -> icon.ifPresent(i -> i.displayMessage(title, sentence, TrayIcon.MessageType.NONE)));
  }

  @Override
  public void close() {
    EventQueue.invokeLater(
        () -> {
          icon.ifPresent(there -> SystemTray.getSystemTray().remove(there));
          icon = Optional.empty();
        });
  }

  private void update(TrayModel model) {
    if (!model.equals(shown)) {
      icon.ifPresentOrElse(there -> change(there, model), () -> add(model));
    }
    shown = model;
  }

  private void add(TrayModel model) {
    if (!SystemTray.isSupported()) {
      return;
    }
    TrayIcon added =
        new TrayIcon(image(model.state()), tooltip(model), AwtMenu.of(model.menu(), chosen));
    added.addActionListener(activated -> chosen.accept(Choice.OPEN));
    try {
      SystemTray.getSystemTray().add(added);
      icon = Optional.of(added);
    } catch (AWTException e) {
      LOG.debug("no icon: {}", e.toString());
    }
  }

  /** A menu that did not change stays open. */
  private void change(TrayIcon there, TrayModel model) {
    if (model.state() != shown.state()) {
      there.setImage(image(model.state()));
    }
    there.setToolTip(tooltip(model));
    if (!model.menu().equals(shown.menu())) {
      there.setPopupMenu(AwtMenu.of(model.menu(), chosen));
    }
  }

  private static String tooltip(TrayModel model) {
    String text = model.title() + "\n" + String.join("\n", model.lines());
    return text.substring(0, Math.min(text.length(), TOOLTIP_LENGTH));
  }

  private static Image image(TrayState state) {
    int size = SystemTray.getSystemTray().getTrayIconSize().width;
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, size, size, IconPainter.paint(state, size), 0, size);
    return image;
  }
}
