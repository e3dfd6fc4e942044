package main

import "github.com/HdrHistogram/hdrhistogram-go"

// percentiles are nanoseconds.
type percentiles struct {
	P50  int64   `json:"p50"`
	P99  int64   `json:"p99"`
	P999 int64   `json:"p999"`
	Max  int64   `json:"max"`
	Mean float64 `json:"mean"`
}

func newHistogram() *hdrhistogram.Histogram {
	return hdrhistogram.New(1, 60_000_000_000, 3)
}

// record counts a duration; one that is out of the histogram's range would be silently lost, so it ends the run.
func record(histogram *hdrhistogram.Histogram, nanos int64) {
	fail(histogram.RecordValue(max(0, nanos)))
}

func percentilesOf(histogram *hdrhistogram.Histogram) percentiles {
	return percentiles{
		P50:  histogram.ValueAtPercentile(50),
		P99:  histogram.ValueAtPercentile(99),
		P999: histogram.ValueAtPercentile(99.9),
		Max:  histogram.Max(),
		Mean: histogram.Mean(),
	}
}

// loopFigures has the names of the JVM's LoopFigures.
type loopFigures struct {
	Requests     int64        `json:"requests"`
	Refused      int64        `json:"refused"`
	Latency      percentiles  `json:"latency"`
	Lateness     percentiles  `json:"lateness"`
	GateNanos    int64        `json:"gateNanos"`
	CPUPercent   float64      `json:"cpuPercent"`
	Surroundings surroundings `json:"surroundings"`
}

// poolFigures has the names of the JVM's PoolFigures.
type poolFigures struct {
	Requests     int64        `json:"requests"`
	Latency      percentiles  `json:"latency"`
	HandOver     percentiles  `json:"handOver"`
	Lateness     percentiles  `json:"lateness"`
	CPUPercent   float64      `json:"cpuPercent"`
	Surroundings surroundings `json:"surroundings"`
}

// closedFigures are of a closed loop.
type closedFigures struct {
	NanosPerOperation float64 `json:"nanosPerOperation"`
	BytesPerOperation float64 `json:"bytesPerOperation"`
}

type surroundings struct {
	ProcessCPUPercent float64 `json:"processCpuPercent"`
	OthersPercent     float64 `json:"othersPercent"`
	StolenPercent     float64 `json:"stolenPercent"`
	Pinned            bool    `json:"pinned"`
}
