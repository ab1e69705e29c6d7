package org.hcim.notebooks.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Empty charts in one plain style, with colors that color-blind readers can distinguish
 * (Okabe-Ito).
 */
public final class Charts {

  private static final Color[] COLORS = {
    new Color(0x0072B2), new Color(0xE69F00), new Color(0x009E73),
    new Color(0xCC79A7), new Color(0x56B4E9), new Color(0xD55E00),
  };

  private Charts() {}

  /** An empty scatter chart. */
  public static XYChart scatter(String title, String x, String y) {
    XYChart chart = xy(title, x, y);
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    chart.getStyler().setMarkerSize(5);
    return chart;
  }

  /** An empty line chart. */
  public static XYChart lines(String title, String x, String y) {
    XYChart chart = xy(title, x, y);
    chart.getStyler().setMarkerSize(6);
    return chart;
  }

  /** An empty chart of grouped bars. */
  public static CategoryChart bars(String title, String x, String y) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(860)
            .height(400)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    style(chart.getStyler());
    chart.getStyler().setAvailableSpaceFill(0.75);
    return chart;
  }

  private static XYChart xy(String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(760)
            .height(440)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    style(chart.getStyler());
    return chart;
  }

  private static void style(AxesChartStyler styler) {
    styler.setSeriesColors(COLORS);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(new Color(0xE5E5E5));
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setLegendBorderColor(Color.WHITE);
  }
}
