package dev.skybridge.runtime.diagnostics;

import java.util.Arrays;

/**
 * Whether a series grows, without assuming how it is distributed.
 *
 * <ul>
 *   <li>Slope: the median of the slopes between all pairs (Theil 1950; Sen, JASA 63, 1968), which
 *       nearly a third of outliers can't move.
 *   <li>Its bounds: the pair slopes whose ranks are {@code z} standard deviations of Kendall's S
 *       away from the median (Sen 1968).
 *   <li>That deviation is widened for a series that remembers its past by the correction of Hamed
 *       and Rao (Journal of Hydrology 204, 1998).
 *   <li>What another series explains is taken out by the partial Mann–Kendall test (Libiseller and
 *       Grimvall, Environmetrics 13, 2002).
 * </ul>
 *
 * @param slope per step
 * @param low lower confidence bound of the slope
 * @param high upper confidence bound of the slope
 * @param z the partial Mann–Kendall statistic: standard normal where only the other series grows
 */
record Trend(double slope, double low, double high, double z) {

  /**
   * The trend of {@code y}, one value a step, beside that of {@code load}.
   *
   * @param confidence standard normal quantile for the bounds
   */
  static Trend of(double[] y, double[] load, double confidence) {
    var slopes = pairSlopes(y);
    var slope = quantile(slopes, slopes.length / 2.0);
    var widened = correction(y, slope);
    var own = covariance(y, y);
    var half = confidence * Math.sqrt(own * widened) / 2;
    var middle = slopes.length / 2.0;
    return new Trend(
        slope,
        quantile(slopes, middle - half),
        quantile(slopes, middle + half),
        partial(y, load, own, widened));
  }

  /** The median of the slopes between all pairs. */
  static double slopeOf(double[] y) {
    var slopes = pairSlopes(y);
    return quantile(slopes, slopes.length / 2.0);
  }

  private static double[] pairSlopes(double[] y) {
    var slopes = new double[y.length * (y.length - 1) / 2];
    var next = 0;
    for (var i = 0; i < y.length; i++) {
      for (var j = i + 1; j < y.length; j++) {
        slopes[next++] = (y[j] - y[i]) / (j - i);
      }
    }
    Arrays.sort(slopes);
    return slopes;
  }

  private static double quantile(double[] sorted, double rank) {
    return sorted[(int) Math.clamp(Math.round(rank), 0, sorted.length - 1L)];
  }

  private static double partial(double[] y, double[] load, double own, double widened) {
    var ofLoad = covariance(load, load);
    var both = covariance(y, load);
    var explained = ofLoad == 0 ? 0 : both / ofLoad;
    var left = own - explained * both;
    return left <= 0 ? 0 : (score(y) - explained * score(load)) / Math.sqrt(left * widened);
  }

  private static double score(double[] y) {
    var score = 0.0;
    for (var i = 0; i < y.length; i++) {
      for (var j = i + 1; j < y.length; j++) {
        score += Math.signum(y[j] - y[i]);
      }
    }
    return score;
  }

  /** Covariance of Kendall's S of two series, ties allowed (Dietz and Killeen, JASA 76, 1981). */
  private static double covariance(double[] x, double[] y) {
    var n = x.length;
    var concordant = 0.0;
    for (var i = 0; i < n; i++) {
      for (var j = i + 1; j < n; j++) {
        concordant += Math.signum(x[j] - x[i]) * Math.signum(y[j] - y[i]);
      }
    }
    var ranksOfX = ranks(x);
    var ranksOfY = ranks(y);
    var products = 0.0;
    for (var i = 0; i < n; i++) {
      products += ranksOfX[i] * ranksOfY[i];
    }
    return (concordant + 4 * products - n * (n + 1.0) * (n + 1.0)) / 3;
  }

  private static double[] ranks(double[] y) {
    var ranks = new double[y.length];
    for (var j = 0; j < y.length; j++) {
      var sum = y.length + 1.0;
      for (var other : y) {
        sum += Math.signum(y[j] - other);
      }
      ranks[j] = sum / 2;
    }
    return ranks;
  }

  /** By how much the memory of the series widens the variance of S; never less than 1. */
  private static double correction(double[] y, double slope) {
    var n = y.length;
    var detrended = new double[n];
    for (var i = 0; i < n; i++) {
      detrended[i] = y[i] - slope * i;
    }
    var ranks = ranks(detrended);
    var mean = (n + 1) / 2.0;
    var variance = product(ranks, mean, 0);
    if (variance == 0) {
      return 1;
    }
    var sum = 0.0;
    // Lags past a quarter of the series rest on too few pairs.
    for (var lag = 1; lag <= n / 4; lag++) {
      var correlation = product(ranks, mean, lag) / variance;
      var significant = Math.abs(correlation) > 1.96 / Math.sqrt(n);
      if (significant) {
        sum += (n - lag) * (n - lag - 1.0) * (n - lag - 2.0) * correlation;
      }
    }
    return Math.max(1, 1 + 2 * sum / (n * (n - 1.0) * (n - 2.0)));
  }

  private static double product(double[] ranks, double mean, int lag) {
    var sum = 0.0;
    for (var i = 0; i + lag < ranks.length; i++) {
      sum += (ranks[i] - mean) * (ranks[i + lag] - mean);
    }
    return sum;
  }
}
