package dev.hearth.node;

import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A program with one window: "fullscreen", "covering" all without saying so, or "small". */
final class ShownWindow {
  private ShownWindow() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Frame frame = new Frame("Hearth test");
    CountDownLatch open = new CountDownLatch(1);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowOpened(WindowEvent event) {
            open.countDown();
          }
        });
    show(frame, arguments[0]);
    open.await();
    frame.getToolkit().sync();
    System.out.println("shown");
    while (System.in.read() >= 0) {
      // Until whoever started it is done.
    }
    System.exit(0);
  }

  private static void show(Frame frame, String kind) {
    var screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
    frame.setUndecorated(!kind.equals("small"));
    switch (kind) {
      case "fullscreen" -> screen.setFullScreenWindow(frame);
      case "covering" -> frame.setBounds(screen.getDefaultConfiguration().getBounds());
      default -> frame.setSize(200, 100);
    }
    frame.setVisible(true);
  }
}
