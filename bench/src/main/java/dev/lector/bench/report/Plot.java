package dev.lector.bench.report;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import dev.lector.bench.measure.Curve;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/** A curve as an SVG picture. */
final class Plot {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;

  /** What is smaller than a hundredth of a pixel: nobody sees it, and it is half of the file. */
  private static final Pattern HAIRS = Pattern.compile("(\\.\\d\\d)\\d+");

  private Plot() {}

  static String svg(Curve curve) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(curve.title())
            .xAxisTitle(curve.x())
            .yAxisTitle(curve.y())
            .theme(Styler.ChartTheme.Matlab)
            .build();
    chart.getStyler().setXAxisLogarithmic(curve.logX());
    chart.getStyler().setYAxisLogarithmic(curve.logY());
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    for (Curve.Line line : curve.lines()) {
      chart.addSeries(line.name(), line.xs(), line.ys());
    }
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    VectorGraphics2D canvas = new VectorGraphics2D();
    chart.paint(canvas, WIDTH, HEIGHT);
    try {
      new SVGProcessor()
          .getDocument(canvas.getCommands(), new PageSize(0, 0, WIDTH, HEIGHT))
          .writeTo(picture);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return HAIRS.matcher(picture.toString(StandardCharsets.UTF_8)).replaceAll("$1");
  }
}
