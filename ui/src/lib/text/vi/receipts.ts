export const receipts = {
  title: 'Xuất biên nhận',
  about: 'Tệp được trung tâm làm và ghi vào máy này. Ai cũng kiểm tra được, không cần chương trình này.',
  carrier: 'Nhân viên',
  allCarriers: 'Tất cả nhân viên',
  format: 'Loại tệp',
  formats: { pdf: 'PDF để in và đọc', bundle: 'Gói hồ sơ để kiểm tra' },
  export: 'Xuất tệp',
  exporting: 'Đang xuất…',
  written: 'Đã ghi tệp',
  path: 'Nơi lưu',
  size: (kilobytes: string) => `${kilobytes} KB`,
};
