/** Names of measures, in Japanese. */
export const measureJa = {
  measure: {
    responseRate: '対応率',
    occupancy: '席の稼働率',
    serviceLevel: '目標内の応答',
    attempts: '総アクセス',
    offered: '着信',
    connected: '接続',
    noReply: '無応答',
    realSessions: '返事のあった相談',
    autoReplied: '自動応答（満席）',
    abandoned: '待ちきれず離脱',
    closedOut: '受付終了で断り',
    carriedOver: '翌開設へ繰越',
    cutShort: '途中終了',
    handedOn: '引き継ぎ',
    meanMinutes: '待ち時間の平均',
    p95Minutes: '待ち時間の95%点',
  },
};
